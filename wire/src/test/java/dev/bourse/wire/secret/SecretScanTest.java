package dev.bourse.wire.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** Which texts hold credentials. In the table `#` stands for twelve letters and digits. */
class SecretScanTest {
    private static final String MUCH = "A1b2C3d4E5f6";

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    my key is AKIAIOSFODNN7EXAMPLE.        | an AWS access key
                    id=ASIAIOSFODNN7EXAMPLE                | an AWS access key
                    OPENAI_API_KEY=sk-proj-##              | an API key
                    sk-ant-api03-##                        | an API key
                    sk-or-v1-##                            | an API key
                    sk-bo-##                               | an API key
                    mk-bo-##                               | an API key
                    sk_live_##                             | a payment key
                    ghp_###                                | a GitHub token
                    github_pat_##                          | a GitHub token
                    glpat-##                               | a GitLab token
                    key=AIza###                            | a Google API key
                    xoxb-1234567890-##                     | a Slack token
                    hf_###                                 | a Hugging Face token
                    npm_###                                | an npm token
                    AccountKey=####==                      | an Azure storage key
                    eyJ##.eyJ##.##                         | a JSON web token
                    Authorization: Bearer ###              | a bearer token
                    -----BEGIN PRIVATE KEY-----            | a private key
                    -----BEGIN RSA PRIVATE KEY-----        | a private key
                    -----BEGIN OPENSSH PRIVATE KEY-----    | a private key
                    postgres://app:hunter2@db.test/main    | a password in an address
                    """)
    void what_looks_like_one_is_found(String text, String kind) {
        assertEquals(List.of(kind), scan(text.replace("#", MUCH)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    What is an AKIA key, and how long is it?
                    AKIA-not-a-key-at-all-really
                    TAKIAIOSFODNN7EXAMPLE in the middle of a word
                    use sk-learn-like-naming-conventions-for-all-of-it
                    sk-short1
                    ask-me-anything-about-the-1990s-and-the-2000s
                    ghp_ is how they begin
                    -----BEGIN CERTIFICATE-----
                    -----BEGIN PUBLIC KEY-----
                    the bearer of this letter is trustworthy-and-long-in-years
                    eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9 alone
                    https://example.test:8080/path?at=user@example.test
                    https://user@example.test/
                    {"model":"a/b","messages":[{"role":"user","content":"hi"}]}
                    """)
    void what_is_none_is_not(String text) {
        assertEquals(List.of(), scan(text));
    }

    @Test
    void json_hides_nothing_however_often_it_is_escaped() {
        assertEquals(List.of("an AWS access key"), scan("{\"a\":\"x\\nAKIAIOSFODNN7EXAMPLE\"}"));
        assertEquals(
                List.of("an AWS access key"),
                scan("{\"a\":\"{\\\"b\\\":\\\"x\\\\nAKIAIOSFODNN7EXAMPLE\\\"}\"}"));
        assertEquals(List.of("an AWS access key"), scan("\\u0041KIAIOSFODNN7EXAMPLE"));
        assertEquals(
                List.of("a password in an address"), scan("redis:\\/\\/app:hunter2@cache.test"));
    }

    @Test
    void each_kind_is_told_once_in_a_fixed_order() {
        assertEquals(
                List.of("a private key", "an AWS access key"),
                scan(
                        "AKIAIOSFODNN7EXAMPLE -----BEGIN PRIVATE KEY----- AKIAIOSFODNN7EXAMPLE"
                                + " AKIAIOSFODNN7EXAMPLF"));
    }

    @Test
    void what_is_too_long_to_be_searched_counts_as_found() {
        byte[] longest = "a".repeat(SecretScan.LONGEST).getBytes(StandardCharsets.US_ASCII);
        assertEquals(List.of(), SecretScan.of(longest));
        byte[] longer = "a".repeat(SecretScan.LONGEST + 1).getBytes(StandardCharsets.US_ASCII);
        assertEquals(List.of("more than can be searched"), SecretScan.of(longer));
    }

    @Test
    void any_bytes_will_do() {
        SplittableRandom random = new SplittableRandom(20_261_126L);
        System.out.println("seed 20261126");
        String letters = "sk-AKIA:/@\\\"u00eyJ.-----BEGIN \u00e4";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(60); j > 0; j--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            scan(text.toString());
        }
        assertEquals(List.of(), scan(""));
        assertEquals(List.of(), scan("\\"));
        assertEquals(List.of(), scan("\\u00"));
    }

    private static List<String> scan(String text) {
        return SecretScan.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
