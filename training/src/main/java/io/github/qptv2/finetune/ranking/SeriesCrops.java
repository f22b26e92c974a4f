package io.github.qptv2.finetune.ranking;

import java.util.List;

import io.github.qptv2.loader.UnusableSample;

/**
 * One image or clip at all its distortion levels, the undistorted one first.
 *
 * @param crops RGB bytes of the levels, (levels, S, S, 3), or (levels, F, S, S, 3) of clips
 * @param randomScores for patch dropout, one for each token and the same for all levels; empty for clips
 * @param unusable samples that this one replaced
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
public record SeriesCrops(byte[] crops, float[] randomScores, List<UnusableSample> unusable) {

    SeriesCrops(byte[] crops, float[] randomScores) {
        this(crops, randomScores, List.of());
    }

    SeriesCrops with(List<UnusableSample> replaced) {
        return new SeriesCrops(crops, randomScores, replaced);
    }
}
