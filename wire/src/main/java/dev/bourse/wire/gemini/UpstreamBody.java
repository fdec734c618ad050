package dev.bourse.wire.gemini;

import dev.bourse.domain.catalog.Parameter;
import dev.bourse.wire.chat.UpstreamEdit;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.splice.Rope;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/**
 * Writes a client's request for a Gemini upstream: runs of kept members are copied as they are,
 * with the white space inside them; what the exchange writes itself comes last. The model is no
 * part of it, that goes into the path.
 */
final class UpstreamBody {
    private final Rope rope = new Rope();
    private final byte[] body;
    private final RequestScan scan;
    private final UpstreamEdit edit;

    UpstreamBody(byte[] body, RequestScan scan, UpstreamEdit edit) {
        this.body = body;
        this.scan = scan;
        this.edit = edit;
    }

    byte[] bytes() {
        ObjectCopy out = new ObjectCopy(body, scan.members(), scan.prompt.foreign(), rope);
        boolean configured = false;
        for (int i = 0; i < scan.members().count(); i++) {
            RequestField field = scan.members().field(i);
            if (field == RequestField.GENERATION_CONFIG && isObject(i)) {
                out.rewrite(i, this::config);
                configured = true;
            } else if (isKept(field)) {
                out.keep(i);
            } else {
                out.drop(i);
            }
        }
        if (!configured && edit.cap() != null) {
            out.append("generationConfig", ascii("{" + cap(edit.cap()) + "}"));
        }
        if (edit.serviceTier() != null) {
            out.append("serviceTier", Json.quoted(edit.serviceTier()));
        }
        out.close();
        return rope.take();
    }

    private void config() {
        ObjectCopy out = new ObjectCopy(body, scan.config.members(), scan.prompt.foreign(), rope);
        for (int i = 0; i < scan.config.members().count(); i++) {
            ConfigField field = scan.config.members().field(i);
            if (isKept(field)) {
                out.keep(i);
            } else {
                out.drop(i);
            }
        }
        UpstreamEdit.Cap cap = edit.cap();
        if (cap != null) {
            out.append(
                    ConfigField.MAX_OUTPUT_TOKENS.wireName(), ascii(Long.toString(cap.tokens())));
        }
        out.close();
    }

    private boolean isObject(int member) {
        return body[scan.members().valueStart(member)] == '{';
    }

    private boolean isKept(@Nullable RequestField field) {
        return field == null || (field.fate() == Fate.KEPT && isSupported(field.parameter()));
    }

    private boolean isKept(@Nullable ConfigField field) {
        boolean replaced = field == ConfigField.MAX_OUTPUT_TOKENS && edit.cap() != null;
        return field == null || (!replaced && isSupported(field.parameter()));
    }

    private boolean isSupported(@Nullable Parameter parameter) {
        return parameter == null || !edit.drop().contains(parameter);
    }

    private static String cap(UpstreamEdit.Cap cap) {
        return "\"" + ConfigField.MAX_OUTPUT_TOKENS.wireName() + "\":" + cap.tokens();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
