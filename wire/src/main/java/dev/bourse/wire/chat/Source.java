package dev.bourse.wire.chat;

import org.jspecify.annotations.Nullable;

/** Where the bytes of a medium are. */
public sealed interface Source {
    /**
     * In the message itself.
     *
     * @param mediaType such as {@code image/png}
     * @param base64 the bytes in base64
     */
    record Inline(String mediaType, String base64) implements Source {}

    /**
     * At an address that whoever runs the model fetches.
     *
     * @param url http or https
     * @param mediaType what is said to be there; null when nothing is said
     */
    record Remote(String url, @Nullable String mediaType) implements Source {}

    /**
     * At the provider, uploaded before.
     *
     * @param fileId the provider's own id
     */
    record Stored(String fileId) implements Source {}
}
