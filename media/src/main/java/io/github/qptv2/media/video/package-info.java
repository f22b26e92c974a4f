/** Moving images: decoding by frame number, and which frames and pieces of them a model sees. */
@NullMarked
package io.github.qptv2.media.video;

import org.jspecify.annotations.NullMarked;
