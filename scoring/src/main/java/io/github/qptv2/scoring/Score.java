package io.github.qptv2.scoring;

import org.jspecify.annotations.Nullable;

/**
 * What a model says of one image. A number that the model's calibration does not support is null, never invented.
 *
 * @param task what is judged: {@code iqa} (quality), {@code iaa} (aesthetics), {@code vqa} (video quality) or
 *     {@code unknown}
 * @param model name of the model
 * @param raw the network's output: no unit and no fixed range; comparable within one model only
 * @param mos opinion score on the calibration's scale
 * @param score the same in percent of that scale, 0 worst and 100 best
 * @param percentile share of the calibration's named set that the model finds worse, in percent
 * @param width of the image as it is shown, in pixels
 * @param height of the image as it is shown, in pixels
 * @param crops crops that were averaged
 */
public record Score(
        String task,
        String model,
        double raw,
        @Nullable Double mos,
        @Nullable Double score,
        @Nullable Double percentile,
        int width,
        int height,
        int crops) {}
