package dev.bourse.wire.gemini;

/** The words of {@code google.rpc.Code} that stand beside HTTP statuses. */
final class StatusWord {
    private StatusWord() {}

    static String of(int status) {
        return switch (status) {
            case 401 -> "UNAUTHENTICATED";
            case 402, 412 -> "FAILED_PRECONDITION";
            case 403 -> "PERMISSION_DENIED";
            case 404, 410 -> "NOT_FOUND";
            case 408, 504, 524 -> "DEADLINE_EXCEEDED";
            case 409 -> "ABORTED";
            case 429 -> "RESOURCE_EXHAUSTED";
            case 499 -> "CANCELLED";
            case 501 -> "UNIMPLEMENTED";
            case 502, 503, 529 -> "UNAVAILABLE";
            default -> status < 500 ? "INVALID_ARGUMENT" : "INTERNAL";
        };
    }
}
