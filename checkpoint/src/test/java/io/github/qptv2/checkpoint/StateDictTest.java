package io.github.qptv2.checkpoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StateDictTest {

    private static final Weight TWO = Weight.of(new float[2], 2);
    private static final Weight THREE = Weight.of(new float[3], 3);

    private final StateDict weights = new StateDict(ordered("b", "a"), Map.of("k", "v"));

    @Test
    void orderIsKeptAndElementsAreCounted() {
        assertThat(weights.names()).containsExactly("b", "a");
        assertThat(weights.size()).isEqualTo(2);
        assertThat(weights.elements()).isEqualTo(4);
        assertThat(weights.metadata()).containsEntry("k", "v");
        assertThat(StateDict.of(Map.of()).metadata()).isEmpty();
    }

    @Test
    void tensorsAreFoundByName() {
        assertThat(weights.get("a")).isSameAs(TWO);
        assertThat(weights.find("a")).containsSame(TWO);
        assertThat(weights.find("c")).isEmpty();
        assertThat(weights.contains("a")).isTrue();
        assertThat(weights.contains("c")).isFalse();
        assertThatThrownBy(() -> weights.get("c"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no tensor is named c");
    }

    @Test
    void changesMakeACopy() {
        assertThat(weights.with("b", THREE).names()).containsExactly("b", "a");
        assertThat(weights.with("b", THREE).get("b")).isSameAs(THREE);
        assertThat(weights.with("c", THREE).names()).containsExactly("b", "a", "c");
        assertThat(weights.without("b"::equals).names()).containsExactly("a");
        assertThat(weights.renamed(name -> "x." + name).names()).containsExactly("x.b", "x.a");
        assertThat(weights.withMetadata(Map.of()).metadata()).isEmpty();
        assertThat(weights.withMetadata(Map.of()).names()).containsExactly("b", "a");
        for (var changed : List.of(weights.with("c", TWO), weights.without("a"::equals), weights.renamed(n -> n))) {
            assertThat(changed.metadata()).containsEntry("k", "v");
        }
        assertThat(weights.names()).containsExactly("b", "a");
    }

    @Test
    void namesStayDistinct() {
        assertThatThrownBy(() -> weights.renamed(name -> "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("names must stay distinct, got x twice");
    }

    /** Lengths are 4 bytes, big-endian: 1 k, 1 v, 1 a, 7 "F32 (2)", 8 zeros, 1 b ..., by Python's hashlib. */
    @Test
    void theDigestIsOfSortedEntriesAndWeights() {
        assertThat(weights.sha256()).isEqualTo("dda293aaf7cb3ddaefffddf52f395c1fc1ebcf24f1a43e42d2290f48cb6a5c3a");
        assertThat(new StateDict(ordered("a", "b"), Map.of("k", "v")).sha256()).isEqualTo(weights.sha256());
        assertThat(weights.withMetadata(Map.of("kv", "")).sha256()).isNotEqualTo(weights.sha256());
    }

    @Test
    void itIsImmutable() {
        var map = ordered("a");
        var copy = StateDict.of(map);
        map.put("z", TWO);
        assertThat(copy.names()).containsExactly("a");
        assertThatThrownBy(() -> copy.weights().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    private static Map<String, Weight> ordered(String... names) {
        var map = new LinkedHashMap<String, Weight>();
        for (var name : names) {
            map.put(name, TWO);
        }
        return map;
    }
}
