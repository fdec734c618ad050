package dev.bourse.lab.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.wire.task.TaskModelFile;

import org.junit.jupiter.api.Test;

class TrainingTest {
    @Test
    void the_bundled_model_is_what_training_gives() {
        byte[] trained = TaskModelFile.write(new Training().model());
        byte[] bundled = TaskModelFile.write(TaskModelFile.bundled());
        assertArrayEquals(bundled, trained, "lab/train has to be run again");
    }

    @Test
    void what_is_learned_carries_over_to_templates_that_were_held_apart() {
        Verdicts apart = new Training(80).apart();
        System.out.println(Training.text(apart));
        assertTrue(apart.macroF1() >= 0.6);
    }
}
