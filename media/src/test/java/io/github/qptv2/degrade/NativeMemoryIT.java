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
        apply(chains, small);
        long tracked = Pointer.totalBytes();
        long growth = Long.MAX_VALUE;
        // one kept 48 x 48 picture of floats each time would be 55 MB every round; the Java heap stops growing
        for (int round = 0; round < 6 && growth >= 25L << 20; round++) {
            long resident = Pointer.physicalBytes();
            apply(chains, small);
            growth = Pointer.physicalBytes() - resident;
        }
        assertThat(Pointer.totalBytes()).isEqualTo(tracked);
        assertThat(growth).isLessThan(25L << 20);
    }

    private static void apply(List<Chain> chains, Image image) {
        for (int i = 0; i < 2000; i++) {
            chains.get(i % chains.size()).apply(image);
        }
    }
}
