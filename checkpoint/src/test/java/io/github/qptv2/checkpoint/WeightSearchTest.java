package io.github.qptv2.checkpoint;

import java.util.List;
import java.util.Optional;

import io.github.qptv2.checkpoint.WeightSearch.Found;
import io.github.qptv2.checkpoint.pickle.Pickle;
import io.github.qptv2.checkpoint.pickle.PickleDict;
import io.github.qptv2.checkpoint.pickle.TensorRef;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WeightSearchTest {

    private final TensorRef tensor = tensor();

    @Test
    void weightsAtTheTopLevelAreFound() {
        var found = found(dict("w", tensor, "b", tensor, "epoch", 3L));
        assertThat(found.nesting()).isEmpty();
        assertThat(found.tensors().keySet()).containsExactly("w", "b");
        assertThat(found.ignored()).containsExactly("epoch");
    }

    @Test
    void nestedWeightsTakePrecedenceOverTensorsBesideThem() {
        var found = found(dict("best_acc1", tensor, "state_dict", dict("w", tensor), 5L, "x"));
        assertThat(found.nesting()).containsExactly("state_dict");
        assertThat(found.tensors().keySet()).containsExactly("w");
        assertThat(found.ignored()).containsExactly("best_acc1", "5");
    }

    @Test
    void everyKeyIsSearchedAndEmaWeightsComeFirst() {
        var all = new PickleDict();
        for (var key : WeightSearch.KEYS) {
            assertThat(found(dict(key, dict("w", tensor))).nesting()).containsExactly(key);
        }
        for (int i = WeightSearch.KEYS.size() - 1; i >= 0; i--) {
            all.entries().put(WeightSearch.KEYS.get(i), dict("w", tensor));
            assertThat(found(all).nesting()).containsExactly(WeightSearch.KEYS.get(i));
        }
        assertThat(WeightSearch.KEYS)
                .containsExactly(
                        "params_ema",
                        "state_dict_ema",
                        "model_ema",
                        "params",
                        "state_dict",
                        "model_state_dict",
                        "model",
                        "module",
                        "net");
    }

    @Test
    void keysMayBeNested() {
        var found = found(dict("epoch", 1L, "model", dict("state_dict", dict("w", tensor, "x", 1L), "lr", 0.1)));
        assertThat(found.nesting()).containsExactly("model", "state_dict");
        assertThat(found.ignored()).containsExactly("model.state_dict.x", "model.lr", "epoch");
    }

    @Test
    void mappingsWithoutTensorsAreIgnored() {
        var found = found(dict("params", dict("lr", 0.1), "model", "vit", "net", dict("w", tensor)));
        assertThat(found.nesting()).containsExactly("net");
    }

    @Test
    void networksSideBySideKeepTheirKeysAsPrefixes() {
        var found = found(dict("student", dict("w", tensor, "x", 1L), "teacher", dict("w", tensor), "epoch", 3L));
        assertThat(found.nesting()).isEmpty();
        assertThat(found.tensors().keySet()).containsExactly("student.w", "teacher.w");
        assertThat(found.ignored()).containsExactly("student.x", "epoch");
        var nested = found(dict("state_dict", dict("encoder", dict("w", tensor))));
        assertThat(nested.nesting()).containsExactly("state_dict");
        assertThat(nested.tensors().keySet()).containsExactly("encoder.w");
    }

    @Test
    void fourLevelsAreSearched() {
        var four = dict("net", dict("net", dict("net", dict("net", dict("w", tensor)))));
        assertThat(found(four).nesting()).containsExactly("net", "net", "net", "net");
        assertThat(WeightSearch.in(dict("net", four))).isEmpty();
    }

    @Test
    void theOptimizersTensorsAreNotWeights() {
        assertThat(WeightSearch.in(dict("optimizer", dict("state", dict(0L, tensor)), 1L, tensor)))
                .isEmpty();
        assertThat(WeightSearch.in(dict())).isEmpty();
    }

    @Test
    void wrapperPrefixesThatAllNamesShareAreStripped() {
        assertThat(WrapperPrefix.sharedBy(List.of("module.a", "module.b"))).isEqualTo("module.");
        assertThat(WrapperPrefix.sharedBy(List.of("_orig_mod.module.a"))).isEqualTo("_orig_mod.module.");
        assertThat(WrapperPrefix.sharedBy(List.of("module.module._orig_mod.a"))).isEqualTo("module.module._orig_mod.");
        assertThat(WrapperPrefix.sharedBy(List.of("module.a", "b"))).isEmpty();
        assertThat(WrapperPrefix.sharedBy(List.of("module.", "module.a"))).isEmpty();
        assertThat(WrapperPrefix.sharedBy(List.of())).isEmpty();
    }

    private static Found found(PickleDict dict) {
        Optional<Found> found = WeightSearch.in(dict);
        return found.orElseThrow();
    }

    private static PickleDict dict(Object... keysAndValues) {
        var dict = new PickleDict();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            dict.entries().put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return dict;
    }

    private static TensorRef tensor() {
        try {
            return (TensorRef) new Pickle()
                    .tensor("0", 1, 0, new long[] {1}, new long[] {1})
                    .op('.')
                    .load();
        } catch (CheckpointException e) {
            throw new AssertionError(e);
        }
    }
}
