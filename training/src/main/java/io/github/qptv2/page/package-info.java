/** Pages for people: one HTML file that needs nothing else, with charts and thumbnails inside. */
@NullMarked
package io.github.qptv2.page;

import org.jspecify.annotations.NullMarked;
