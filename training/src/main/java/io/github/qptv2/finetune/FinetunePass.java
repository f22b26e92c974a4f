package io.github.qptv2.finetune;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.loader.Batch;
import io.github.qptv2.loader.UnusableSample;
import io.github.qptv2.train.TrainingTask.PassResult;

/**
 * Forward and backward passes of one step: labeled batches, alone or jointly with frozen networks, and distortion
 * series.
 *
 * @param step with the run's precision
 */
record FinetunePass(FinetuneParts parts, FinetuneStep step) {

    private static final String RANKED = "loss-series";

    /** @param headOnly whether the encoder is frozen */
    PassResult of(boolean headOnly) {
        var config = step.config();
        parts.batches().takeDataWait();
        List<Batch> batches = parts.batches().next(config.data().accumulate());
        long dataWait = parts.batches().takeDataWait(), otherImages = 0;
        var unusable = new ArrayList<UnusableSample>();
        batches.forEach(batch -> unusable.addAll(batch.unusable()));
        var result = gradients(batches, headOnly);
        double loss = result.loss();
        var losses = new LinkedHashMap<>(result.parts());
        if (parts.joint() != null) {
            dataWait += parts.joint().stage().takeDataWait();
            otherImages += config.pseudo().isOn() ? config.pseudo().crops() : 0;
        }
        if (parts.series() != null) {
            long start = System.nanoTime();
            var series = parts.series().next();
            dataWait += System.nanoTime() - start;
            series.forEach(levels -> unusable.addAll(levels.unusable()));
            double ranked = step.rankingGradients(series, headOnly);
            loss += ranked;
            otherImages += (long) series.size() * config.rankAugmentation().levels();
            if (parts.joint() != null) {
                losses.put(RANKED, ranked / config.rankAugmentation().weight());
            }
        }
        return new PassResult(loss, losses, batches, otherImages, dataWait, unusable);
    }

    private JointStep.Result gradients(List<Batch> batches, boolean headOnly) {
        if (parts.joint() == null) {
            return new JointStep.Result(step.gradients(batches, headOnly), Map.of());
        }
        var stage = parts.joint().stage();
        var crops = batches.stream()
                .map(batch -> new JointCrops(batch, stage.next()))
                .toList();
        return parts.joint().step().with(step).gradients(crops, headOnly);
    }
}
