/** The code that docs/library.md shows. */
@NullMarked
package io.github.qptv2.example;

import org.jspecify.annotations.NullMarked;
