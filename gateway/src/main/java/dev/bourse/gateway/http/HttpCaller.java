package dev.bourse.gateway.http;

import dev.bourse.gateway.net.Lines;
import dev.bourse.gateway.net.Response;
import dev.bourse.gateway.pipeline.Caller;
import dev.bourse.gateway.pipeline.Reply;

import java.util.Map;

/** A client behind an HTTP response. */
final class HttpCaller implements Caller {
    private static final String TYPE = "content-type";
    private static final Lines JSON = Lines.NONE.and(TYPE, "application/json");
    private static final String EVENTS = "text/event-stream";
    private static final Lines OF_EVENTS = ofStream(EVENTS);
    private static final int OK = 200;

    private final Response response;

    HttpCaller(Response response) {
        this.response = response;
    }

    @Override
    public void onGone(Runnable then) {
        response.onGone(then);
    }

    @Override
    public void onDrain(Runnable then) {
        response.onDrain(then);
    }

    @Override
    public boolean isBusy() {
        return response.isBusy();
    }

    @Override
    public void answer(Reply answer) {
        Lines type = isTyped(answer.headers()) ? Lines.NONE : JSON;
        response.send(answer.status(), type, answer.headers(), answer.json());
    }

    /** It is JSON unless the answer says otherwise. */
    private static boolean isTyped(Map<String, String> headers) {
        for (String name : headers.keySet()) {
            if (name.equalsIgnoreCase(TYPE)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void begin(String mediaType, Map<String, String> headers) {
        response.begin(OK, mediaType.equals(EVENTS) ? OF_EVENTS : ofStream(mediaType), headers);
    }

    private static Lines ofStream(String mediaType) {
        return Lines.NONE
                .and(TYPE, mediaType)
                .and("cache-control", "no-cache")
                .and("X-Accel-Buffering", "no");
    }

    @Override
    public void write(byte[] bytes) {
        response.write(bytes);
    }

    @Override
    public void cut() {
        response.cut();
    }

    @Override
    public void end(byte[] bytes) {
        response.end(bytes);
    }
}
