package dev.bourse.planted.domain.task;

import java.io.FileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

class ReadsFiles {
    int first() throws IOException {
        try (FileReader file = new FileReader("prices", StandardCharsets.UTF_8)) {
            return file.read();
        }
    }
}
