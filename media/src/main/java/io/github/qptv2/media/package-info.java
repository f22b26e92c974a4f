/** What this module shares between its packages; not part of the public API. */
@NullMarked
package io.github.qptv2.media;

import org.jspecify.annotations.NullMarked;
