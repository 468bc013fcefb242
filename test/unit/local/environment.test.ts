import { describe, expect, it } from 'vitest';
import { LocalSettingsError, readFreeSettings, readLocalSettings } from '../../../infra/local/environment.ts';

describe('local settings', () => {
  it('has the documented ports when nothing is given', () => {
    const { ports } = readLocalSettings({ HTTP_PORT: '' });
    expect(ports).toEqual({
      dynamoDb: 8000,
      secretsManager: 8001,
      cxone: 8002,
      webhook: 8003,
      http: 3000,
      lambda: 3002,
      console: 8004,
    });
  });

  it('takes ports, a real upstream with its credentials, and a webhook', () => {
    const settings = readLocalSettings({
      HTTP_PORT: '3100',
      CXONE_BASE_URL: 'https://api.example.com',
      CXONE_CLIENT_ID: 'me',
      CXONE_CLIENT_SECRET: 'mine',
      ANALYTICS_WEBHOOK_URL: 'https://hooks.example.com/in',
    });
    expect(settings.ports.http).toBe(3100);
    expect(settings.cxoneBaseUrl).toBe('https://api.example.com');
    expect(settings.cxoneCredentials).toMatchObject({ client_id: 'me', client_secret: 'mine' });
    expect(settings.webhookUrl).toBe('https://hooks.example.com/in');
  });

  it('takes a rules document and a folder for data; by default the rules of the project, and no folder', () => {
    expect(readLocalSettings({})).toMatchObject({ rulesFile: expect.stringContaining('default.yaml') });
    expect(readLocalSettings({}).dataDirectory).toBeUndefined();
    const given = readLocalSettings({ NORMALIZATION_RULES: 'mine.yaml', LOCAL_DATA_DIR: '.local' });
    expect(given).toMatchObject({ rulesFile: 'mine.yaml', dataDirectory: '.local' });
  });

  it('names every bad variable at once and shows no value', () => {
    const read = () => readLocalSettings({ HTTP_PORT: 'eighty', CXONE_PORT: '70000', LOCAL_API_KEY: 'short' });
    expect(read).toThrow(LocalSettingsError);
    expect(read).toThrow(/CXONE_PORT.*HTTP_PORT.*LOCAL_API_KEY/s);
    expect(read).not.toThrow(/eighty|short/);
  });

  it('refuses a real upstream without credentials', () => {
    expect(() => readLocalSettings({ CXONE_BASE_URL: 'https://api.example.com' })).toThrow('CXONE_CLIENT_ID');
  });

  it('makes up secrets that differ from run to run', () => {
    const [one, two] = [readLocalSettings({}), readLocalSettings({})];
    expect(one.webhookSigningSecret).not.toBe(two.webhookSigningSecret);
    expect(one.cxoneCredentials.client_secret).not.toBe(two.cxoneCredentials.client_secret);
  });

  it('takes free ports beside those that are given', () => {
    expect(readFreeSettings({ HTTP_PORT: '3100' }).ports).toMatchObject({ http: 3100, lambda: 0, dynamoDb: 0 });
  });
});
