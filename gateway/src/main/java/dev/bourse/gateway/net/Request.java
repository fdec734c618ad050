package dev.bourse.gateway.net;

import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.QueryStringDecoder;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** One request of a client, on the event loop of its connection. */
public final class Request {
    private final Connection connection;
    private final HttpRequest head;
    private final Response response;
    private final int pathFrom;
    private final int pathTo;
    private @Nullable Map<String, List<String>> parameters;
    private @Nullable BodyListener listener;
    private boolean read;

    Request(Connection connection, HttpRequest head) {
        this.connection = connection;
        this.head = head;
        response = new Response(connection, head);
        pathFrom = beginOfPath(head.uri());
        pathTo = endOfPath(head.uri(), pathFrom);
    }

    public HttpMethod method() {
        return head.method();
    }

    /** The path, as it was sent. */
    public String path() {
        return pathFrom >= pathTo ? "/" : head.uri().substring(pathFrom, pathTo);
    }

    /** Whether there is a query in which something is encoded. */
    public boolean hasEncodedQuery() {
        return head.uri().indexOf('%', pathTo) >= 0;
    }

    public HttpHeaders headers() {
        return head.headers();
    }

    /**
     * The first query parameter of that name; null when there is none.
     *
     * @throws IllegalArgumentException when the query can't be decoded
     */
    public @Nullable String parameter(String name) {
        List<String> values = parameters().get(name);
        return values == null ? null : values.getFirst();
    }

    /**
     * All query parameters, the first of each name.
     *
     * @throws IllegalArgumentException when the query can't be decoded
     */
    public Map<String, String> firstParameters() {
        Map<String, String> first = new HashMap<>();
        parameters().forEach((name, values) -> first.put(name, values.getFirst()));
        return first;
    }

    /**
     * Whether it names its host once, as it must since HTTP/1.1 (RFC 9112, 3.2), and no more than
     * one key. Of several, somebody before us may have looked at another one.
     */
    public boolean isUnambiguous() {
        boolean old = head.protocolVersion().compareTo(HttpVersion.HTTP_1_1) < 0;
        int hosts = count(HttpHeaderNames.HOST);
        return (hosts == 1 || (old && hosts == 0)) && count(HttpHeaderNames.AUTHORIZATION) <= 1;
    }

    private int count(CharSequence name) {
        int count = 0;
        Iterator<String> values = head.headers().valueStringIterator(name);
        while (values.hasNext()) {
            values.next();
            count++;
        }
        return count;
    }

    public Response response() {
        return response;
    }

    /** Has the body read, and tells a client that waits for it to go on. */
    public void read(BodyListener hears) {
        listener = hears;
        if (HttpUtil.is100ContinueExpected(head)) {
            connection.goOn();
        }
    }

    /**
     * Reads nothing more of this client: what it still sends is passed over, and the connection is
     * not used again.
     */
    public void passOver() {
        connection.passOver();
    }

    /** Ends the connection. */
    public void hangUp() {
        connection.hangUp();
    }

    /** How it is called in messages. */
    @Override
    public String toString() {
        return head.method() + " " + path();
    }

    private Map<String, List<String>> parameters() {
        if (parameters == null) {
            parameters =
                    pathTo == head.uri().length()
                            ? Map.of()
                            : new QueryStringDecoder(head.uri()).parameters();
        }
        return parameters;
    }

    boolean isMalformed() {
        return head.decoderResult().isFailure();
    }

    /** Whether all of it was read. */
    boolean isRead() {
        return read;
    }

    void take(HttpContent content) {
        BodyListener hears = listener;
        boolean last = content instanceof LastHttpContent;
        read = last;
        if (hears == null) {
            return;
        }
        if (content.decoderResult().isFailure()) {
            listener = null;
            hears.malformed();
            return;
        }
        if (content.content().isReadable()) {
            hears.part(content.content());
        }
        if (last) {
            hears.ended();
        }
    }

    /** The client has left. */
    void gone() {
        BodyListener hears = listener;
        listener = null;
        if (hears != null && !read) {
            hears.gone();
        }
        response.gone();
    }

    /** A proxy's client may send a whole URL (RFC 9112, 3.2.2). */
    private static int beginOfPath(String uri) {
        if (uri.startsWith("/")) {
            return 0;
        }
        int scheme = uri.indexOf("://");
        int slash = scheme < 0 ? 0 : uri.indexOf('/', scheme + 3);
        return slash < 0 ? uri.length() : slash;
    }

    private static int endOfPath(String uri, int from) {
        int query = uri.indexOf('?', from);
        return query < 0 ? uri.length() : query;
    }

    /** What the head says of the length of the body; 0 when it says nothing. */
    public long announcedLength() {
        return head.headers().contains(HttpHeaderNames.CONTENT_LENGTH)
                ? HttpUtil.getContentLength(head, 0L)
                : 0;
    }
}
