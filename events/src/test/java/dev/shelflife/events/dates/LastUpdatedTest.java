package dev.shelflife.events.dates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LastUpdatedTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Last updated 2021-07-16 UTC.",
                "LAST UPDATED: 2021-07-16",
                "Some words on 2020-01-01. Last updated 2021-07-16 UTC. More words of 2022-02-02.",
                "Zuletzt aktualisiert: 2021-07-16 (UTC).",
                "Dernière mise à jour le 2021/07/16 (UTC).",
                "Última actualización: 2021-07-16 (UTC)",
                "Ultimo aggiornamento 2021-07-16 UTC.",
                "Última atualização\u00a02021-07-16 UTC.",
                "Laatst geüpdatet op 2021-07-16 UTC.",
                "SON GÜNCELLEME TARİHİ: 2021-07-16 UTC.",
                "最終更新日 2021-07-16 UTC。",
                "최종 업데이트: 2021-07-16(UTC)",
                "最后更新时间 (UTC)：2021-07-16。",
                "上次更新時間：2021-07-16 (世界標準時間)。",
            })
    void theDayIsFound(String text) {
        assertThat(LastUpdated.of(text)).isEqualTo(LocalDate.of(2021, 7, 16));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2021-07-16",
                "Last updated",
                "Last updated 2021-02-30 UTC.",
                "Last updated 2021-07-161",
                "Last updated 07/16/2021",
                "Published 2021-07-16",
            })
    void noOtherDateIsTaken(String text) {
        assertThat(LastUpdated.of(text)).isNull();
    }

    @Property
    void noTextMakesItThrow(@ForAll String text) {
        assertThat(LastUpdated.of(text)).isNull();
    }
}
