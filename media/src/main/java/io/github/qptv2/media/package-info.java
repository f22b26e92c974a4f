/** Code shared by the packages of this module; not part of the public API. */
@NullMarked
package io.github.qptv2.media;

import org.jspecify.annotations.NullMarked;
