/** Images painted by rules alone, for whoever has none at hand, and spoilt copies of them. */
@NullMarked
package io.github.qptv2.sample;

import org.jspecify.annotations.NullMarked;
