/** Distortion series of images and clips, whose order a network learns. */
@NullMarked
package io.github.qptv2.finetune.ranking;

import org.jspecify.annotations.NullMarked;
