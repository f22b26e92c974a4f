/** Distortion series of images and clips for the ranking loss, as in RankIQA (Liu et al., ICCV 2017). */
@NullMarked
package io.github.qptv2.finetune.ranking;

import org.jspecify.annotations.NullMarked;
