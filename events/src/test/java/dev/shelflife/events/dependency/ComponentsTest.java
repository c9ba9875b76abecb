package dev.shelflife.events.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComponentsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ubuntu 22.04        | Ubuntu 22.04        | ubuntu/ubuntu/22.04",
                "ubuntu2204          | Ubuntu 22.04        | ubuntu/ubuntu/22.04",
                "ubuntu22.04         | Ubuntu 22.04        | ubuntu/ubuntu/22.04",
                "ubuntu-2004         | Ubuntu 20.04        | ubuntu/ubuntu/20.04",
                "Ubuntu 22.04.5 LTS  | Ubuntu 22.04.5      | ubuntu/ubuntu/22.04",
                "Debian 11           | Debian 11           | debian/debian/11",
                "debian-10           | Debian 10           | debian/debian/10",
                "Debian 11.9         | Debian 11           | debian/debian/11",
                "Amazon Linux 2      | Amazon Linux 2      | amazon-linux/amazon-linux/2",
                "al2023              | Amazon Linux 2023   | amazon-linux/amazon-linux/2023",
                "Windows Server 2019 | Windows Server 2019 | windows-server/windows-server/2019",
                "Ubuntu              | Ubuntu              | ",
                "2204                | 2204                | ",
                "系统 7              | 系统 7              | ",
            })
    void operatingSystemsAreToldInManyWays(String os, String name, String key) {
        assertThat(Components.of(Rows.holding(null, os, null)))
                .containsExactly(
                        new Component(ComponentKind.OPERATING_SYSTEM, name, key == null ? List.of() : List.of(key)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3.10       | Python 3.10       | python/python/3.10",
                "3.10.12    | Python 3.10.12    | python/python/3.10",
                "3.8 or 3.9 | Python 3.8 or 3.9 | python/python/3.8 python/python/3.9",
                "3.8 or ?   | Python 3.8 or ?   | ",
            })
    void pythonMayBeOneOfSeveral(String python, String name, String keys) {
        assertThat(Components.of(Rows.holding(python, null, null)))
                .containsExactly(
                        new Component(ComponentKind.PYTHON, name, keys == null ? List.of() : List.of(keys.split(" "))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pytorch-2-7-cu128-ubuntu-2204-nvidia-570-VERSION_DATE | R570",
                "common-cu129-ubuntu-2404-nvidia-580                   | R580",
                "common-cu129-nvidia-driver-580-v20260416              | R580",
                "common-cu124-VERSION_DATE-debian-11-py310             | ",
                "gcr.io/xnvidia-570                                    | ",
                "base-nvidia-5700                                      | ",
            })
    void theDriverStandsInImageNames(String image, String branch) {
        assertThat(Components.of(Rows.holding(null, null, null, image)))
                .isEqualTo(
                        branch == null
                                ? List.of()
                                : List.of(new Component(
                                        ComponentKind.DRIVER,
                                        "NVIDIA driver " + branch,
                                        List.of("nvidia-driver/nvidia-driver/"
                                                + branch.toLowerCase(java.util.Locale.ROOT)))));
    }

    @Test
    void theOrderIsThatOfTheKinds() {
        assertThat(Components.of(Rows.holding("3.12", "Ubuntu 24.04", "12.9", "a-nvidia-580", "b-nvidia-570")))
                .extracting(Component::name)
                .containsExactly("Python 3.12", "Ubuntu 24.04", "CUDA 12.9", "NVIDIA driver R570 or R580");
    }

    @Test
    void aLineThatTellsNothingHoldsNothing() {
        assertThat(Components.of(Rows.line("python/python/3.10", "2026-10-31").line()))
                .isEmpty();
    }
}
