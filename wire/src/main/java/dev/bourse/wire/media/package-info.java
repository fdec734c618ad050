/** Work other than chat: embeddings, ranking, images, speech, transcription. */
@NullMarked
package dev.bourse.wire.media;

import org.jspecify.annotations.NullMarked;
