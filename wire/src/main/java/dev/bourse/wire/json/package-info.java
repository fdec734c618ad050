/** JSON and YAML: the one door to the library, and a small immutable tree for the control plane. */
@NullMarked
package dev.bourse.wire.json;

import org.jspecify.annotations.NullMarked;
