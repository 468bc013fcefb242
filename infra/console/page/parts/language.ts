/** The page is in English, and so are its numbers. Under LANG=C browsers name `en-US@posix`, at which uPlot fails. */
Object.defineProperty(navigator, 'language', { value: 'en' });
