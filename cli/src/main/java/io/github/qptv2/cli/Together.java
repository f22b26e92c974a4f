package io.github.qptv2.cli;

import java.time.Duration;

import io.github.qptv2.device.Device;
import io.github.qptv2.tensor.Collective;
import io.github.qptv2.tensor.Launch;
import io.github.qptv2.train.Compute;

/** Meets the processes that train together, as torchrun, Slurm or an operator of Kubernetes has started them. */
final class Together {

    private Together() {}

    static Collective open(Compute compute) {
        try {
            var launch = Launch.of(System.getenv());
            var device = Device.parse(compute.device());
            return launch.size() == 1
                    ? Collective.alone(device)
                    : Collective.open(launch, device.kind(), Duration.ofSeconds(compute.timeout()));
        } catch (IllegalArgumentException e) {
            throw new UserException(String.valueOf(e.getMessage()));
        }
    }
}
