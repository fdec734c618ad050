package dev.bourse.gateway.http;

/** A query parameter or body member of a resource that makes no sense: a 400 that names it. */
final class BadQuery extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadQuery(String name, String problem) {
        super(name + ": " + problem);
    }
}
