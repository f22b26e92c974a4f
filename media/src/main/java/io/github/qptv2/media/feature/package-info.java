/** What can be measured on an image without a model: its fingerprint, its detail, what stands out in it. */
@NullMarked
package io.github.qptv2.media.feature;

import org.jspecify.annotations.NullMarked;
