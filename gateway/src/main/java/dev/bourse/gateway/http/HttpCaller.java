package dev.bourse.gateway.http;

import dev.bourse.gateway.net.Response;
import dev.bourse.gateway.pipeline.Caller;
import dev.bourse.gateway.pipeline.Reply;

import java.util.LinkedHashMap;
import java.util.Map;

/** A client behind an HTTP response. */
final class HttpCaller implements Caller {
    private static final String TYPE = "content-type";
    private static final String JSON = "application/json";
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
        response.send(answer.status(), headers(answer), answer.json());
    }

    /** It is JSON unless the answer says otherwise. */
    private static Map<String, String> headers(Reply answer) {
        Map<String, String> given = answer.headers();
        if (given.keySet().stream().anyMatch(TYPE::equalsIgnoreCase)) {
            return given;
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(TYPE, JSON);
        headers.putAll(given);
        return headers;
    }

    @Override
    public void begin(String mediaType, Map<String, String> headers) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(TYPE, mediaType);
        all.put("cache-control", "no-cache");
        all.put("X-Accel-Buffering", "no");
        all.putAll(headers);
        response.begin(OK, all);
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
