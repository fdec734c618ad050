package dev.bourse.planted.domain.task;

import java.nio.file.Path;

record ListsFiles(Path path) {}
