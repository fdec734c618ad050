/** Catalogue documents: the starter catalogue and importers of foreign price lists. */
@NullMarked
package dev.bourse.wire.catalogdoc;

import org.jspecify.annotations.NullMarked;
