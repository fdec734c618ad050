package dev.bourse.lab.task;

import dev.bourse.domain.task.TaskModel;
import dev.bourse.wire.task.TaskModelFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Trains the model, says how good it is, and writes its file: {@code lab/train}. */
final class Train {
    private Train() {}

    /**
     * Trains and writes.
     *
     * @param arguments the file to write, and the folder with published prompts, which may be
     *     absent
     */
    public static void main(String[] arguments) throws IOException {
        Training training = new Training();
        System.out.print(training.corpus());
        System.out.print(Training.text(training.apart()));
        TaskModel model = training.model();
        KnownPrompts known = new KnownPrompts(Path.of(arguments[1]));
        System.out.print(
                known.exist()
                        ? new Figures(Trial.of(model, known.judging()), Training.SEED).text()
                        : "No published prompts at " + arguments[1] + "\n");
        byte[] file = TaskModelFile.write(model);
        Files.write(Path.of(arguments[0]), file);
        System.out.println("Wrote " + file.length + " bytes to " + arguments[0]);
    }
}
