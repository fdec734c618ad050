package dev.bourse.gateway.http;

import dev.bourse.gateway.pipeline.Reply;

/** Replies requests of the control plane, on a thread that may block. */
@FunctionalInterface
interface Resource {
    Reply answer(Ask ask);
}
