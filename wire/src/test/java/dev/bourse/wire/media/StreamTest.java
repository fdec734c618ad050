package dev.bourse.wire.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.domain.unit.Units;
import dev.bourse.wire.chat.FinishReason;
import dev.bourse.wire.chat.Relayed;
import dev.bourse.wire.chat.StreamedAnswer;
import dev.bourse.wire.openai.GoldenFile;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class StreamTest {
    private static final Units TEN = Units.ofCharacters(10);

    /** What a caller gets, each byte a character, and what was learnt. */
    private record Heard(String bytes, String learnt) {}

    @TestFactory
    Stream<DynamicTest> images_are_relayed_wherever_the_stream_is_cut() {
        return GoldenFile.all("service-streams").stream()
                .map(file -> DynamicTest.dynamicTest(file.name(), () -> check(file)));
    }

    private static void check(GoldenFile file) {
        byte[] upstream = Works.bytes(file.section("upstream"));
        Heard whole = run(images(), upstream, null);
        Map<String, String> sections = new LinkedHashMap<>();
        sections.put("caller", whole.bytes());
        sections.put("learnt", whole.learnt());
        file.check(sections);
        for (int cut = 0; cut <= upstream.length; cut++) {
            Heard halves = run(images(), upstream, cut);
            assertEquals(whole, halves, "cut at " + cut);
        }
    }

    @Test
    void an_answer_in_one_piece_becomes_events() {
        StreamedAnswer stream = new ImageStream(Works.IDENTITY, 2);
        stream.began("application/json; charset=utf-8");
        String body =
                "{\"data\":[{\"b64_json\":\"iVBORw0KGgo=\"},{\"b64_json\":\"/9j/\"}],"
                        + "\"usage\":{\"input_tokens\":1,\"output_tokens\":2}}";
        Heard heard = run(stream, Works.bytes(body), 20);
        String text = heard.bytes();
        assertEquals(3, text.split("event: image_generation.completed\n", -1).length, text);
        assertTrue(text.contains("\"cost\":0.0000596"), text);
        assertEquals(Units.ofImages(2), stream.units());
        assertEquals(Tokens.of(1, 2), stream.usage().orElseThrow());
    }

    @Test
    void a_whole_error_in_place_of_a_stream_is_told() {
        StreamedAnswer stream = new ImageStream(Works.IDENTITY, 2);
        stream.began("application/json");
        stream.accept(Works.bytes("{\"error\":{\"code\":429,\"message\":\"later\"}}"));
        assertEquals(429, assertInstanceOf(Relayed.Failed.class, stream.end()).error().status());
    }

    @Test
    void sound_goes_out_byte_by_byte_as_it_came_once_a_frame_is_there() {
        byte[] sound = frames(3);
        for (int cut = 0; cut <= sound.length; cut += 7) {
            StreamedAnswer stream = sound("audio/mpeg");
            byte[] first = stream.accept(Arrays.copyOfRange(sound, 0, cut)).bytes();
            assertEquals(cut >= 417, stream.hasContent(), "cut at " + cut);
            assertEquals(cut >= 417 ? cut : 0, first.length);
            Heard heard = run(sound("audio/mpeg"), sound, cut);
            assertEquals(latin(sound), heard.bytes());
        }
    }

    @Test
    void text_is_billed_whole_as_soon_as_anything_can_be_heard_and_not_before() {
        StreamedAnswer stream = sound("audio/mpeg");
        stream.accept(Arrays.copyOf(frames(1), 400));
        assertEquals(Units.NONE, stream.units());
        stream.accept(new byte[17]);
        assertEquals(TEN, stream.units());
        assertEquals(null, stream.finishReason());
        stream.end();
        assertEquals(FinishReason.STOP, stream.finishReason());
    }

    @Test
    void noise_that_is_no_sound_is_never_relayed() {
        StreamedAnswer stream = sound("audio/mpeg");
        byte[] noise = new byte[64 * 1024];
        Relayed last = stream.accept(noise);
        for (int i = 0; i < 4; i++) {
            last = stream.accept(noise);
        }
        assertEquals(Relayed.Cause.GARBAGE, assertInstanceOf(Relayed.Failed.class, last).cause());
        assertEquals(0, last.bytes().length);
    }

    @Test
    void silence_is_no_answer() {
        StreamedAnswer stream = sound("audio/pcm");
        assertInstanceOf(Relayed.Done.class, stream.end());
        assertFalse(stream.hasContent());
    }

    @Test
    void samples_that_look_like_json_are_sound_and_json_is_none() {
        byte[] brace = Works.bytes("{\"error\":{\"message\":\"quota\",\"code\":429}}");
        StreamedAnswer samples = sound("audio/pcm");
        assertEquals(latin(brace), run(samples, brace, 3).bytes());
        StreamedAnswer error = sound("application/json");
        error.accept(brace);
        assertEquals(429, assertInstanceOf(Relayed.Failed.class, error.end()).error().status());
    }

    private static StreamedAnswer sound(String type) {
        StreamedAnswer stream = new SoundStream(Works.IDENTITY, TEN);
        stream.began(type);
        assertEquals(type, stream.mediaType());
        assertFalse(stream.tellsOfFailure());
        return stream;
    }

    /** Silence at 128 kbit/s and 44.1 kHz: 417 bytes a frame. */
    private static byte[] frames(int count) {
        byte[] frames = new byte[417 * count];
        for (int i = 0; i < count; i++) {
            byte[] header = {(byte) 0xFF, (byte) 0xFB, (byte) 0x90, 0x64};
            System.arraycopy(header, 0, frames, 417 * i, header.length);
        }
        return frames;
    }

    private static StreamedAnswer images() {
        StreamedAnswer stream = new ImageStream(Works.IDENTITY, 2);
        stream.began("text/event-stream");
        return stream;
    }

    private static Heard run(StreamedAnswer stream, byte[] upstream, @Nullable Integer cut) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<byte[]> pieces =
                cut == null
                        ? List.of(upstream)
                        : List.of(
                                Arrays.copyOf(upstream, cut),
                                Arrays.copyOfRange(upstream, cut, upstream.length));
        Relayed last = new Relayed.Open(new byte[0]);
        for (byte[] piece : pieces) {
            last = last instanceof Relayed.Failed ? last : stream.accept(piece);
            out.writeBytes(last instanceof Relayed.Failed ? new byte[0] : last.bytes());
        }
        Relayed end = last instanceof Relayed.Failed ? last : stream.end();
        out.writeBytes(end.bytes());
        out.writeBytes(closing(stream, end));
        return new Heard(latin(out.toByteArray()), learnt(stream, end));
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] closing(StreamedAnswer stream, Relayed end) {
        Usage counted =
                new Usage(
                        stream.usage().orElse(Tokens.NONE), stream.units(), Usage.Source.REPORTED);
        return switch (end) {
            case Relayed.Done _ -> stream.closing(counted, Works.CHARGE, null);
            case Relayed.Failed failed ->
                    stream.hasContent() ? stream.broken(failed.error(), null) : new byte[0];
            case Relayed.Open _ -> throw new IllegalStateException("neither done nor failed");
        };
    }

    private static String learnt(StreamedAnswer stream, Relayed end) {
        String how = end instanceof Relayed.Failed failed ? failed.cause().name() : "DONE";
        return how + " " + stream.usage() + " " + stream.units() + " " + stream.finishReason();
    }
}
