/** Images in the order of their scores: standing, near duplicates, and a page that shows them. */
@NullMarked
package io.github.qptv2.rank;

import org.jspecify.annotations.NullMarked;
