package dev.bourse.planted.domain.task;

import org.slf4j.Logger;

record Logs(Logger log) {}
