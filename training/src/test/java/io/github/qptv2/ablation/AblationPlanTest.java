package io.github.qptv2.ablation;

import java.util.List;

import io.github.qptv2.ablation.AblationConfig.Comparison;
import io.github.qptv2.config.ConfigException;
import io.github.qptv2.config.YamlConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AblationPlanTest {

    private static final String FACTORS =
            """
            pretrain: pretrain.yaml
            factors:
              degradation:
                none: {pretrain: {data: {degradation: none, batch: 8}}}
                qptv2: {pretrain: {data: {degradation: qptv2}}}
                kadid: {pretrain: {data: {degradation: kadid}}}
              fusion:
                none: {pretrain: {fusion: none}}
                weighted: {pretrain: {fusion: weighted, data: {batch: 16}}, finetune: {data: {batch: 4}}, random-weights: true}
            """;

    private static AblationPlan plan(String yaml) throws ConfigException {
        return AblationPlan.of(YamlConfig.parse(yaml, "a.yaml", AblationConfig.DEFAULT));
    }

    @Test
    void oneFactorIsChangedAtATime() throws Exception {
        var plan = plan(FACTORS);
        assertThat(plan.cells())
                .extracting(AblationCell::name)
                .containsExactly("base", "degradation-qptv2", "degradation-kadid", "fusion-weighted");
        assertThat(plan.comparisons())
                .containsExactly(
                        new Comparison("degradation-qptv2", "base"),
                        new Comparison("degradation-kadid", "base"),
                        new Comparison("fusion-weighted", "base"));
        var base = plan.cells().get(0);
        assertThat(base.pretrain())
                .hasToString("{\"data\":{\"degradation\":\"none\",\"batch\":8},\"fusion\":\"none\"}");
        assertThat(base.randomWeights()).isFalse();
        var weighted = plan.cells().get(3);
        assertThat(weighted.pretrain())
                .hasToString("{\"data\":{\"degradation\":\"none\",\"batch\":16},\"fusion\":\"weighted\"}");
        assertThat(weighted.finetune()).hasToString("{\"data\":{\"batch\":4}}");
        assertThat(weighted.randomWeights()).isTrue();
    }

    @Test
    void allCombinationsAreCells() throws Exception {
        assertThat(plan("design: full\n" + FACTORS).cells())
                .extracting(AblationCell::name)
                .containsExactly(
                        "none-none", "none-weighted", "qptv2-none", "qptv2-weighted", "kadid-none", "kadid-weighted");
    }

    @Test
    void plannedComparisonsReplaceTheDefault() throws Exception {
        assertThat(plan(FACTORS + "comparisons: [{cell: degradation-kadid, against: degradation-qptv2}]\n")
                        .comparisons())
                .isEqualTo(List.of(new Comparison("degradation-kadid", "degradation-qptv2")));
        assertThatThrownBy(() -> plan(FACTORS + "comparisons: [{cell: kadid, against: base}]\n"))
                .hasMessage("comparisons must name cells, which are [base, degradation-qptv2, degradation-kadid,"
                        + " fusion-weighted], got kadid");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "runs: 0|runs must be at least 1, got 0",
                "factors: {x: {one: {}}}|factor x must have at least 2 levels, got 1",
                "factors: {a/b: {one: {}, two: {}}}|must be letters, digits, hyphens and single dots, and begin",
                "factors: {a: {..: {}, two: {}}}|must be letters, digits, hyphens and single dots",
                "factors: {a: {one: {}, two: {}}}|pretrain must name a file, got none",
                "{pretrain: p, factors: {a: {x: {}, b-c: {}}, a-b: {x: {}, c: {}}}}|different names, got a-b-c twice",
                "comparisons: [{cell: base}]|must have cell and against, got base and null",
                "probe: {enabled: false}|finetune must name a file where probe.enabled is false",
                "runs: 2|factors must be at least one, got none",
                "factors: {x: {one: {}, two: {train: {}}}}|unknown field 'train'",
            })
    void aWrongConfigurationIsRefused(String yaml, String message) {
        assertThatThrownBy(() -> plan(yaml)).hasMessageContaining(message);
    }
}
