import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Java 17 or later: java docs/examples/Extract.java. Reads CXONE_ENTITIES_URL and CXONE_ENTITIES_KEY. */
public class Extract {
  private static final int ATTEMPTS = 3;

  public static void main(String[] args) throws Exception {
    String body = """
        {"text": "I need a refund for my wireless headphones", "language": "en-US", "entity_types": ["intent", "product"]}
        """;
    try {
      System.out.println(extract(body));
    } catch (ProblemException problem) {
      System.err.println(problem.getMessage());
      System.exit(1);
    }
  }

  /** The answer as JSON; waits for Retry-After. Throws any other problem. */
  static String extract(String body) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder(URI.create(System.getenv("CXONE_ENTITIES_URL") + "/v1/extract"))
        .timeout(Duration.ofSeconds(30))
        .header("content-type", "application/json")
        .header("x-api-key", System.getenv("CXONE_ENTITIES_KEY"))
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
    for (int attempt = 1; ; attempt++) {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == 200) return answer.body();
      long retryAfter = answer.headers().firstValueAsLong("retry-after").orElse(-1);
      if (retryAfter < 0 || attempt == ATTEMPTS) throw new ProblemException(answer.body());
      Thread.sleep(Duration.ofSeconds(retryAfter).toMillis());
    }
  }

  /** Its message is the problem as JSON, whose detail says what is wrong. */
  static class ProblemException extends Exception {
    ProblemException(String problem) {
      super(problem);
    }
  }
}
