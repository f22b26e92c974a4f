package io.github.qptv2.degrade;

import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.media.image.Image;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NativeMemoryIT {

    @Test
    void staysFlatOverTwoThousandApplications() {
        var chains = new ArrayList<Chain>();
        Samples.all().stream().forEach(text -> chains.add(new Chain(List.of(Degradation.parse(text)), 1)));
        Image small = Pictures.scene(48, 48);
        chains.forEach(chain -> chain.apply(small));
        apply(chains, small); // the Java heap grows to its size
        long tracked = Pointer.totalBytes(), resident = Pointer.physicalBytes();
        apply(chains, small);
        assertThat(Pointer.totalBytes()).isEqualTo(tracked);
        // one kept 48 x 48 picture of floats each time would be 55 MB
        assertThat(Pointer.physicalBytes() - resident).isLessThan(40L << 20);
    }

    private static void apply(List<Chain> chains, Image image) {
        for (int i = 0; i < 2000; i++) {
            chains.get(i % chains.size()).apply(image);
        }
    }
}
