package dev.bourse.app;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A file that is to be imported, and what it is when it can't be. */
final class ImportFile {
    private static final String FORMATS =
            "OpenRouter's list of models, LiteLLM's price map nor a provider's document"
                    + " (--format says which it is meant to be)";

    private ImportFile() {}

    /**
     * All of it.
     *
     * @throws Complaint when there is no such file, or nothing in it
     */
    static byte[] bytes(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new Complaint(
                    Files.isDirectory(file)
                            ? file + " is a folder, no file"
                            : "there is no file " + file);
        }
        byte[] bytes = Files.readAllBytes(file);
        if (text(bytes).isBlank()) {
            throw new Complaint(file + " is empty");
        }
        return bytes;
    }

    /** Whether two paths, however they are written, lead to one file. */
    static boolean isSame(Path one, Path other) throws IOException {
        return (Files.exists(one) && Files.exists(other))
                ? Files.isSameFile(one, other)
                : real(one).equals(real(other));
    }

    private static Path real(Path file) {
        return file.toAbsolutePath().normalize();
    }

    /**
     * Writes a text into a file, in the place of what was there.
     *
     * @throws Complaint when that can't be
     */
    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException refused) {
            throw new Complaint("can't write " + file + ": is there such a folder?", refused);
        }
    }

    /** What is wrong with a file in which no format was recognised. */
    static String unknown(Path file, byte[] bytes) {
        String text = text(bytes).strip();
        String start = text.toLowerCase(Locale.ROOT);
        if (start.startsWith("<")) {
            return file + " is a web page (HTML) or XML, no JSON: was the address the right one?";
        }
        if (start.startsWith("catalogue:") || start.contains("\ncatalogue:")) {
            return file + " is a catalogue file already: 'bourse catalog check " + file + "'";
        }
        try {
            Json.parse(bytes);
            return file + " is neither " + FORMATS;
        } catch (JsonException malformed) {
            return file + " is no JSON: " + malformed.getMessage();
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
