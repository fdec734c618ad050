package dev.bourse.domain.routing;

/** Why a candidate stands at its place: what moved it furthest, up or down. */
public enum Position {
    ORDERED("named in provider.order"),
    STICKY("served this session before"),
    DRAWN("drawn with weight 1/price^2 among the sound endpoints"),
    PRICE("sorted by expected cost"),
    THROUGHPUT("sorted by median throughput"),
    LATENCY("sorted by median latency"),
    QUALITY("sorted by quality signals"),
    LACKS_PARAMETERS("goes after endpoints that support more of the parameters sent"),
    UNPROVEN("too few tool calls lately to be judged: goes after endpoints that proved themselves"),
    DEPRIORITISED("calls tools worse or answers slower than its peers: goes after them"),
    DEGRADED("uptime of 80 to 94 %: goes after sound endpoints"),
    UNRELIABLE("uptime below 80 %: used only as a fallback"),
    BELOW_THRESHOLD("misses the preferred throughput or latency: goes last"),
    FAILING("failed within the last 30 seconds or asked to be left alone: last resort");

    private final String text;

    Position(String text) {
        this.text = text;
    }

    /** One clause for people. */
    public String text() {
        return text;
    }
}
