package io.github.qptv2.finetune;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.finetune.config.FinetuneHyperparameters;
import io.github.qptv2.tensor.Tensor;
import io.github.qptv2.tensor.optim.AdamW;
import io.github.qptv2.train.TrainState;

/**
 * Layer-wise learning-rate decay (Clark et al., <i>ELECTRA</i>, 2020; for HiViT as in its authors' code). Patch and
 * position embeddings are layer 0; MLP and attention blocks are numbered together from 1; a merge has the number of the
 * block before it; the final norm and the head come after the last block. The learning rate of layer i of n is scaled
 * by {@code decay}<sup>n - i</sup>, and by {@code tuning.encoder-rate} for all but the head.
 */
final class LayerRates {

    private static final Pattern BLOCK = Pattern.compile("blocks\\.(\\d+)\\..*");

    private final int first;
    private final int second;
    private final int last;
    private final FinetuneHyperparameters tuning;

    LayerRates(HiVitConfig config, FinetuneHyperparameters tuning) {
        first = 2 * config.depths().first();
        second = 2 * config.depths().second();
        last = first + second + config.depths().main() + 1;
        this.tuning = tuning;
    }

    /** Number of a parameter's layer, by its name in the checkpoint. */
    int layer(String name) {
        if (name.equals("absolute_pos_embed") || name.startsWith("patch_embed.")) {
            return 0;
        }
        Matcher block = BLOCK.matcher(name);
        return block.matches() ? layer(Integer.parseInt(block.group(1))) : last;
    }

    /**
     * Layer of an index in {@code blocks}: {@code first} blocks, a merge, {@code second} blocks, a merge, the main
     * stage.
     */
    private int layer(int at) {
        int merges = (at >= first ? 1 : 0) + (at >= first + second + 1 ? 1 : 0);
        return at + 1 - merges;
    }

    /** Factor of a parameter's learning rate, in (0, 1]. */
    double scale(String name) {
        double share = isHead(name) ? 1 : tuning.encoderRate();
        return share * Math.pow(tuning.layerDecay(), last - layer(name));
    }

    /** Whether a parameter belongs to a head, by its name in the checkpoint. */
    static boolean isHead(String name) {
        return name.startsWith("quality_regressor.") || JointNetwork.isAuxiliary(name);
    }

    /** Parameter groups by learning rate, the lowest first, each with and without weight decay. */
    List<AdamW.Group> groups(Map<String, Tensor> parameters, double weightDecay) {
        var rates = new TreeMap<Double, Map<String, Tensor>>();
        parameters.forEach((name, tensor) -> rates.computeIfAbsent(scale(name), rate -> new LinkedHashMap<>())
                .put(name, tensor));
        var groups = new ArrayList<AdamW.Group>();
        rates.forEach((rate, members) -> groups.addAll(TrainState.groups(members, weightDecay, rate)));
        return groups;
    }
}
