package dev.bourse.gateway.http;

import dev.bourse.gateway.net.Request;
import dev.bourse.wire.chat.Front;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.media.Recording;
import dev.bourse.wire.media.Transcription;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpData;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A recording that is sent as a form. Its other fields become the JSON that it could have come
 * with, so that they are checked in one place; the file stays as it is.
 */
sealed interface Form {
    /** Fields whose text is JSON; all other fields are text. */
    Set<String> STRUCTURED =
            Set.of("provider", "models", "plugins", "temperature", "stream", "debug");

    /**
     * The decoder takes its memory from where its input has it, and of a form that is cut off it
     * forgets a part. On the heap that part is garbage; elsewhere it would be lost for ever.
     */
    ByteBufAllocator HEAP = new UnpooledByteBufAllocator(false);

    /** What came of a form that could be read. */
    record Filled(Front front, Body fields) implements Form {}

    /**
     * It could not be read.
     *
     * @param why one sentence for people
     */
    record Broken(String why) implements Form {}

    static boolean isOne(Request request) {
        return String.valueOf(request.headers().get("Content-Type"))
                .toLowerCase(Locale.ROOT)
                .startsWith("multipart/form-data");
    }

    static Form read(Request request, Body body) {
        return read(String.valueOf(request.headers().get("Content-Type")), body);
    }

    static Form read(String contentType, Body body) {
        HttpRequest head = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
        head.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
        if (!HttpPostRequestDecoder.isMultipart(head)) {
            return new Broken("The form has no boundary");
        }
        HttpPostMultipartRequestDecoder decoder =
                new HttpPostMultipartRequestDecoder(new DefaultHttpDataFactory(false), head);
        try {
            return filled(parts(decoder, body));
        } catch (IOException malformed) {
            return new Broken("The form could not be read: " + malformed.getMessage());
        } finally {
            decoder.destroy();
        }
    }

    /** Netty's decoder throws whatever it stumbles over in a malformed form. */
    private static List<InterfaceHttpData> parts(HttpPostMultipartRequestDecoder decoder, Body body)
            throws IOException {
        try {
            ByteBuf bytes = HEAP.buffer(body.bytes().length).writeBytes(body.bytes());
            decoder.offer(new DefaultLastHttpContent(bytes));
            return decoder.getBodyHttpDatas();
        } catch (RuntimeException malformed) {
            throw new IOException("it is malformed", malformed);
        }
    }

    private static Form filled(List<InterfaceHttpData> parts) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        Recording recording = null;
        for (InterfaceHttpData part : parts) {
            if (part instanceof HttpData file && file.getName().equals("file")) {
                if (recording != null) {
                    return new Broken("'file' occurs twice");
                }
                recording = recording(file);
            } else if (part instanceof Attribute field && !add(fields, field)) {
                return new Broken("'" + field.getName() + "' occurs twice, or is no JSON");
            }
        }
        return recording == null
                ? new Broken("'file' is missing")
                : new Filled(
                        Transcription.of(recording), new Body(Json.bytes(JsonValue.of(fields))));
    }

    /** Some clients send a file without a name, which makes it look like any other field. */
    private static Recording recording(HttpData file) throws IOException {
        String name = file instanceof FileUpload upload ? upload.getFilename() : null;
        return name == null || name.isBlank()
                ? Recording.unnamed(file.get())
                : new Recording(name, file.get());
    }

    /** Adds a field; several of a name that ends with brackets are a list. */
    private static boolean add(Map<String, Object> fields, Attribute field) throws IOException {
        String name = field.getName();
        String text = field.getString(StandardCharsets.UTF_8);
        if (name.endsWith("[]")) {
            String bare = name.substring(0, name.length() - 2);
            @Nullable Object before = fields.get(bare);
            List<Object> items =
                    before instanceof List<?> list ? new ArrayList<>(list) : new ArrayList<>();
            items.add(text);
            fields.put(bare, items);
            return before == null || before instanceof List<?>;
        }
        try {
            Object value = STRUCTURED.contains(name) ? Json.parse(text) : text;
            return fields.put(name, value) == null;
        } catch (JsonException _) {
            return false;
        }
    }
}
