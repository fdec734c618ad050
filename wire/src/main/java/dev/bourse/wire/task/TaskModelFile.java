package dev.bourse.wire.task;

import dev.bourse.domain.task.Category;
import dev.bourse.domain.task.LinearHead;
import dev.bourse.domain.task.TaskModel;
import dev.bourse.domain.task.TaskTag;
import dev.bourse.domain.task.Vocabulary;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads and writes {@link TaskModel}s. The file is text: one line with format and version, one with
 * the classes in order, then base64 of everything else, big-endian: the number of features, their
 * hashes, their weights as floats, the two heads (scales, biases, weights of one byte), the two
 * thresholds.
 */
public final class TaskModelFile {
    private static final String FORMAT = "bourse-task-model 1";
    private static final String BUNDLED = "task-model.txt";
    private static final int LINE = 120;
    private static final int MOST_FEATURES = 1 << 20;
    private static final String CLASSES =
            Stream.concat(
                            Arrays.stream(TaskTag.values()).map(TaskTag::wireName),
                            Arrays.stream(Category.values()).map(Category::wireName))
                    .collect(Collectors.joining(" "));

    private TaskModelFile() {}

    /** The model that was trained for this version. */
    public static TaskModel bundled() {
        try (InputStream file = TaskModelFile.class.getResourceAsStream(BUNDLED)) {
            if (file == null) {
                throw new IllegalStateException("the model was left out of the build");
            }
            return read(file.readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * Reads a model.
     *
     * @throws IllegalArgumentException when it is damaged, of another version or for other classes
     */
    public static TaskModel read(byte[] file) {
        String[] lines = new String(file, StandardCharsets.US_ASCII).split("\n", 3);
        if (lines.length < 3 || !lines[0].equals(FORMAT)) {
            throw new IllegalArgumentException("not a task model of this version");
        }
        if (!lines[1].equals(CLASSES)) {
            throw new IllegalArgumentException("a task model for other classes");
        }
        return content(ByteBuffer.wrap(Base64.getMimeDecoder().decode(lines[2])));
    }

    /** Writes a model; the same model gives the same bytes. */
    public static byte[] write(TaskModel model) {
        Base64.Encoder encoder = Base64.getMimeEncoder(LINE, new byte[] {'\n'});
        String text = encoder.encodeToString(content(model));
        return (FORMAT + '\n' + CLASSES + '\n' + text + '\n').getBytes(StandardCharsets.US_ASCII);
    }

    private static TaskModel content(ByteBuffer from) {
        try {
            Vocabulary vocabulary = vocabulary(from);
            LinearHead tags = head(from, TaskTag.values().length, vocabulary.size());
            LinearHead categories = head(from, Category.values().length + 1, vocabulary.size());
            TaskModel model =
                    new TaskModel(vocabulary, tags, categories, from.getFloat(), from.getFloat());
            if (from.hasRemaining()) {
                throw new IllegalArgumentException("the task model goes on behind its end");
            }
            return model;
        } catch (BufferUnderflowException cut) {
            throw new IllegalArgumentException("the task model is cut off", cut);
        }
    }

    private static Vocabulary vocabulary(ByteBuffer from) {
        int size = from.getInt();
        if (size < 0 || size > MOST_FEATURES) {
            throw new IllegalArgumentException("a task model of " + size + " features");
        }
        int[] hashes = new int[size];
        for (int row = 0; row < size; row++) {
            hashes[row] = from.getInt();
        }
        return new Vocabulary(hashes, floats(from, size));
    }

    private static LinearHead head(ByteBuffer from, int classes, int rows) {
        float[] scales = floats(from, classes);
        float[] biases = floats(from, classes);
        byte[] weights = new byte[classes * rows];
        from.get(weights);
        return new LinearHead(weights, scales, biases);
    }

    private static float[] floats(ByteBuffer from, int count) {
        float[] floats = new float[count];
        for (int i = 0; i < count; i++) {
            floats[i] = from.getFloat();
        }
        return floats;
    }

    private static byte[] content(TaskModel model) {
        int rows = model.vocabulary().size();
        ByteBuffer to =
                ByteBuffer.allocate(12 + 8 * rows + size(model.tags()) + size(model.categories()));
        to.putInt(rows);
        for (int row = 0; row < rows; row++) {
            to.putInt(model.vocabulary().hash(row));
        }
        for (int row = 0; row < rows; row++) {
            to.putFloat(model.vocabulary().weight(row));
        }
        write(model.tags(), to);
        write(model.categories(), to);
        return to.putFloat(model.leastTag()).putFloat(model.leastCategory()).array();
    }

    private static int size(LinearHead head) {
        return head.classes() * (8 + head.rows());
    }

    private static void write(LinearHead head, ByteBuffer to) {
        for (int type = 0; type < head.classes(); type++) {
            to.putFloat(head.scale(type));
        }
        for (int type = 0; type < head.classes(); type++) {
            to.putFloat(head.bias(type));
        }
        for (int row = 0; row < head.rows(); row++) {
            for (int type = 0; type < head.classes(); type++) {
                to.put(head.weight(row, type));
            }
        }
    }
}
