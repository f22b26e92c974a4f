/**
 * Videos: {@link VideoReader} opens a file, {@link Video} decodes frames by number, {@link FrameSampling} and
 * {@link UniformSampling} select frames, {@link SpatialSampling} makes the input of a video model from each.
 */
@NullMarked
package io.github.qptv2.media.video;

import org.jspecify.annotations.NullMarked;
