/** Coverage-guided fuzzing of every parser of untrusted bytes, and mutation of whole media files; not published. */
@NullMarked
package io.github.qptv2.fuzz;

import org.jspecify.annotations.NullMarked;
