//! The Polish words, made by us and not yet checked by a native speaker.

use jiff::civil::{Date, Weekday};

use super::texts::{
    Aloud, Ask, AskCheck, AskChildren, AskConsent, AskContact, AskHelp, AskPeople, AskPlace, AskStory, AskWho, Back,
    Code, Common, Display, Elsewhere, Ended, Glossary, IfNo, NotAgreed, Numbers, PhoneFirst, Privacy, Safety, Sent,
    Start, Status, Trouble, Withdraw, Words,
};
use crate::domain::{
    age_band::AgeBand,
    consent::{Decision, Item},
    contact::ContactWay,
    delivery::Delivery,
    language::Language,
    needs::Ease,
    place::Ages,
    problem::{Problem, ProblemKind},
    routing::Reason,
};

/// Everything in Polish.
pub static WORDS: Words = Words {
    language: Language::Polish,
    checked_by: None,
    common: Common {
        left: "Pozostało znaków: {count}",
        too_many: "O tyle znaków za dużo: {count}",
        language_nav: "Język",
        unchecked: "To nasze tłumaczenie. Nie sprawdziła go jeszcze osoba, dla której polski jest językiem ojczystym.",
        english_only: "Ta strona jest na razie po angielsku.",
        place_english_only: "Ten tekst jest na razie po angielsku.",
        brand: "Pomoc rodzinie",
        neutral_brand: "Usługi lokalne",
        neutral_title: "Twoja strona",
        error_title: "Błąd: ",
        error_prefix: "Błąd: ",
        problems_title: "Coś trzeba poprawić",
        skip: "Przejdź do treści",
        exit: "Opuść tę stronę",
        exit_nav: "Szybkie wyjście",
        emergency_nav: "Pilna pomoc",
        danger_now: "Jesteś teraz w niebezpieczeństwie? Dzwoń pod ",
        numbers_link: "Telefony w Twojej okolicy",
        check_number: " (sprawdź ten numer)",
        no_number: "zadzwoń pod główny numer swojego urzędu (council)",
        back_nav: "Wstecz",
        back: "Wstecz",
        foot_nav: "Więcej pomocy",
        foot_back: "Wróć z sześcioma słowami",
        foot_words: "Co znaczą słowa",
        foot_letter: "Co znaczy mój list?",
        foot_numbers: "Numery telefonów",
        foot_safety: "Bezpieczeństwo na tej stronie",
        foot_privacy: "Co robimy z tym, co nam mówisz",
        yes: "Tak",
        no: "Nie",
        day: "Dzień",
        month: "Miesiąc",
        year: "Rok",
        nothing_said: "Bez odpowiedzi",
        change: "Zmień",
        proceed: "Dalej",
        show_code: "Pokaż moje słowa",
        hide_code: "Ukryj moje słowa",
        time_out_title: "Czy nadal tu jesteś?",
        stay: "Zostań na tej stronie",
    },
    start: Start {
        near_first: "Możesz też najpierw poszukać pomocy w okolicy. Nie trzeba niczego wypełniać.",
        near_link: "Znajdź pomoc w okolicy",
        how_it_works: |place| format!("{place}: jak działa pomoc"),
        title: "Poproś o pomoc dla swojej rodziny",
        lead: "W domu jest teraz ciężko? Tutaj możesz poprosić o pomoc swój lokalny urząd (council). Nie potrzebujesz konta.",
        steps: [
            "Zadamy Ci najwyżej 14 krótkich pytań. Zajmie to około 15 minut.",
            "Większość możesz zostawić bez odpowiedzi. Możesz przerwać i wrócić.",
            "Mówisz „tak” lub „nie”, gdy pytamy, czy chcesz pomocy. Decydujesz, kto może zobaczyć którą część.",
            "Wyślemy to do zespołu w Twojej okolicy. Damy Ci sześć słów. Dzięki nim możesz tu wrócić i zobaczyć, co się dzieje.",
        ],
        ask: "Pytamy, gdzie mieszkasz i kto jest w Twojej rodzinie. Pytamy, co idzie dobrze i co Cię martwi. Pytamy, jak można bezpiecznie się z Tobą skontaktować.",
        used_for: "Twoje odpowiedzi trafiają do zespołu, który pomaga rodzinom tam, gdzie mieszkasz. Trzymamy je pod kluczem. Nie używamy ich, żeby Cię oceniać.",
        exit_title: "Jeśli ktoś wejdzie do pokoju",
        exit: "Na każdej stronie jest przycisk „Opuść tę stronę”. Szybko przenosi na stronę z pogodą. Na klawiaturze naciśnij trzy razy Shift. W przeglądarce może jednak zostać lista odwiedzonych stron.",
        places: "Jak działa pomoc w Twojej okolicy",
        button: "Zacznij teraz",
        safety_link: "Przeczytaj o bezpieczeństwie na tej stronie",
        back_link: "Mam już sześć słów",
    },
    safety: Safety {
        title: "Bezpieczeństwo na tej stronie",
        text: [
            "„Opuść tę stronę” zamyka Twoje odpowiedzi i przenosi na stronę z pogodą. Ten przycisk działa na każdej stronie.",
            "Nie usuwa on historii przeglądarki. Ktoś, kto zajrzy do historii, może zobaczyć ślad wizyty na tej stronie.",
            "Usunięcie całej historii może zdziwić kogoś, kto ją sprawdza. Okno prywatne nie zapisuje historii. Możesz też skorzystać z telefonu lub komputera w szkole, w bibliotece albo u znajomych.",
            "Jeśli ktoś mógł ukryć w Twoim telefonie aplikację, żeby go śledzić, w miarę możliwości użyj innego telefonu.",
            "Jeśli przez 15 minut nic nie robisz, zamykamy Twoje strony.",
            "Trzymaj swoje sześć słów tam, gdzie nikt nie zajrzy. Z samych słów nie widać, do czego służą.",
        ],
        lines_title: "Z kim możesz porozmawiać",
        lines: [
            (
                "National Domestic Abuse Helpline (Refuge), w sprawie przemocy domowej",
                "0808 2000 247",
                "bezpłatnie, w dzień i w nocy",
            ),
            ("Childline, dla każdego poniżej 19 lat", "0800 1111", "bezpłatnie, w dzień i w nocy"),
            ("Samaritans", "116 123", "bezpłatnie, w dzień i w nocy"),
            ("NHS 111, gdy ktoś jest chory", "111", "bezpłatnie, w dzień i w nocy"),
        ],
        womens_aid: "Women’s Aid ma też czat na swojej stronie internetowej.",
    },
    privacy: Privacy {
        title: "Co robimy z tym, co nam mówisz",
        rights_link: "O co możesz nas poprosić",
        parts: [
            (
                "Kto to dostaje",
                &[
                    "Twoje odpowiedzi trafiają do zespołu w Twojej okolicy, który pomaga rodzinom. Jego nazwę zobaczysz na stronie przed wysłaniem.",
                    "Decydujesz, czy inni, na przykład szkoła, mogą zobaczyć części odpowiedzi. Możesz wszystkim odmówić i nadal otrzymać pomoc.",
                ],
            ),
            (
                "Kiedy prawo i tak pozwala przekazywać informacje",
                &[
                    "Czasem ludzie muszą przekazać informacje, żeby chronić dziecko, nawet jeśli Twoja odpowiedź to „nie”. Jeśli dziecku może się stać poważna krzywda albo może dojść do przestępstwa, prawo na to pozwala. Powinni najpierw powiedzieć o tym Tobie, jeśli to bezpieczne.",
                ],
            ),
            (
                "Jak to przechowujemy",
                &[
                    "Zamykamy Twoje odpowiedzi na klucz. Nie umieszczamy ich w adresach stron ani w e-mailach.",
                    "Używamy najwyżej trzech małych plików cookie. W jednym jest losowy numer, dzięki któremu wiemy, które odpowiedzi są Twoje. W pozostałych są Twój język i to, jak mają wyglądać strony. Znikają, gdy stąd wychodzisz.",
                ],
            ),
            (
                "Jak długo to przechowujemy",
                &[
                    "Jeśli przerwiesz przed wysłaniem, usuniemy Twoje odpowiedzi po 2 dniach. Jeśli wybierzesz „Zapisz i wróć później”, przechowamy je przez 28 dni.",
                    "Zespół daje nam znać, gdy ma Twoją prośbę. 30 dni później usuwamy z tej strony internetowej Twój opis sytuacji. Zachowujemy zapis tego, na co była Twoja zgoda, a na co nie.",
                ],
            ),
            (
                "Twoje prawa",
                &[
                    "Możesz poprosić, żebyśmy pokazali Ci, jakie dane o Tobie mamy, poprawili je albo usunęli. Zadzwoń do zespołu w swojej okolicy i podaj swój numer sprawy.",
                    "Jeśli nie podoba Ci się, jak z nich korzystamy, możesz to zgłosić do Information Commissioner’s Office (urząd ochrony danych), telefon 0303 123 1113.",
                ],
            ),
            (
                "Jeśli nie masz jeszcze 18 lat",
                &["Masz te same prawa. Możesz poprosić dorosłego, któremu ufasz, żeby pomógł Ci z nich skorzystać."],
            ),
        ],
    },
    numbers: Numbers {
        title: "Numery telefonów",
        first: "Jeśli ktoś jest teraz w niebezpieczeństwie, dzwoń pod 999. To bezpłatne z każdego telefonu.",
        silent: "Jeśli nie możesz mówić, zadzwoń pod 999 z telefonu komórkowego i naciśnij 55.",
        caution: "Niektóre z tych numerów pochodzą ze starszych dokumentów. Gdy przy numerze jest „sprawdź ten numer”, zajrzyj też na stronę swojego urzędu (council).",
        hours: "Godziny: ",
    },
    if_no: IfNo {
        title: "Jeśli powiesz „nie”",
        general: [
            "Zawsze możesz odmówić pomocy. To Twój wybór.",
            "Jeśli powiesz „nie”, nic nie zostanie wysłane. Nie zapisujemy tego na Twoją niekorzyść.",
            "Jeśli ktoś, kto z Tobą pracuje, nadal się martwi, może porozmawiać z Tobą o innych możliwościach. Jeśli dziecku może się stać poważna krzywda, musi działać, żeby je chronić, nawet jeśli powiesz „nie”.",
            "Możesz później zmienić zdanie.",
        ],
        law_title: "Kiedy i tak można przekazywać informacje",
        law: [
            "Prawo pozwala ludziom przekazywać informacje, jeśli dziecku może się stać poważna krzywda, albo żeby nie dopuścić do poważnego przestępstwa. Mogą je też przekazać, jeśli tak zdecyduje sąd.",
            "Powinni najpierw powiedzieć o tym Tobie, jeśli to bezpieczne.",
        ],
    },
    phone_first: PhoneFirst {
        title: "Najpierw zadzwoń",
        lead: "Z Twojej odpowiedzi wynika, że ktoś jest teraz w niebezpieczeństwie. Telefon to najszybszy sposób, żeby dostać pomoc.",
        call_999: "Zadzwoń teraz pod 999. Poproś o policję (police) lub karetkę (ambulance). To bezpłatne.",
        call_hub: "Jeśli to nie jest nagły wypadek, ale sprawa nie może czekać, zadzwoń:",
        closed: "Gdy jest tam zamknięte:",
        kept: "Zachowaliśmy Twoje odpowiedzi. Możesz wypełniać dalej i też wysłać prośbę. Oznaczymy ją jako pilną.",
        button: "Wypełniaj prośbę dalej",
    },
    elsewhere: Elsewhere {
        title: "Znajdź swój urząd (council)",
        text: [
            "Możemy wysyłać prośby z tych okolic, które są na poprzedniej stronie.",
            "Jeśli mieszkasz gdzie indziej, Twój urząd (council) też ma taki zespół. Wpisz swój kod pocztowy na gov.uk/find-local-council i poszukaj słów „early help” lub „family help”.",
            "Możesz też zadzwonić do swojego urzędu i poprosić o wczesną pomoc (early help).",
        ],
    },
    not_agreed: NotAgreed {
        title: "Na razie Twoja odpowiedź to „nie”",
        text: [
            "Nic nie szkodzi. Niczego nie wysłaliśmy.",
            "Możesz zmienić odpowiedź, zapisać ją na później albo zakończyć tutaj. Jeśli zakończysz, zamkniemy Twoje odpowiedzi.",
        ],
        change: "Zmień moją odpowiedź",
        later: "Nie teraz. Zachowajcie moje odpowiedzi i zapytajcie mnie później",
        finish: "Zakończ i zamknij odpowiedzi",
    },
    code: Code {
        saved_title: "Zapisaliśmy Twoje odpowiedzi",
        saved_text: "Przechowamy je przez 28 dni. Wróć z tymi sześcioma słowami, żeby wypełniać dalej.",
        words_title: "Twoje sześć słów",
        words_text: "Zapisz te słowa, w tej kolejności. Są potrzebne, żeby tu wrócić. Nie możemy ich dla Ciebie odszukać.",
        careful: "Trzymaj je tam, gdzie nikt inny nie zajrzy. Każdy, kto ma te słowa, może otworzyć Twoją stronę.",
        practise: "Wypróbuj teraz moje słowa",
        note: "Pokaż zwykłą notatkę do druku lub zapisania",
        practise_title: "Wypróbuj swoje sześć słów",
        practise_text: "Wpisz słowa ze swojej notatki. Tak sprawdzisz, że są dobrze zapisane.",
        label: "Twoje sześć słów",
        hint: "Oddziel słowa spacjami. Litery mogą być małe lub wielkie.",
        practise_button: "Sprawdź moje słowa",
        practise_wrong: "To jeszcze nie te słowa. Spójrz na nie znowu i spróbuj jeszcze raz.",
        see_again: "Pokaż mi słowa jeszcze raz",
        practise_right: "Udało się. Masz właściwe słowa.",
        gone: "Słowa są już wypróbowane, więc więcej ich nie pokazujemy.",
        note_title: "Notatki",
        go_on: "Wypełniaj odpowiedzi dalej",
        to_status: "Zobacz, co się dzieje",
        lock_link: "Otwórz moją historię albo wybierz, jak się otwiera",
    },
    sent: Sent {
        title: "Mamy Twoją prośbę",
        reference: "Twój numer sprawy do podania przez telefon",
        next_title: "Co będzie dalej",
        finish: "Zakończ",
    },
    back: Back {
        title: "Wróć z sześcioma słowami",
        button: "Otwórz",
        unknown: "Nie udało się nic otworzyć tymi słowami. Sprawdź każde słowo i jego miejsce, a potem spróbuj jeszcze raz. Jeśli nie masz już swoich słów, zadzwoń do zespołu w swojej okolicy.",
        slow: "Przed chwilą było stąd wiele prób. Poczekaj kilka minut i spróbuj jeszcze raz.",
        lost_title: "Nie mam już moich słów",
        lost_link: "Gdy nie możesz wejść",
        join_link: "Dołącz do rodziny z zaproszeniem",
        lost: "Nie możemy ich odszukać, więc nikt inny też nie może. Zadzwoń do zespołu w swojej okolicy. Powiedz, jak się nazywasz i kiedy była wysłana prośba. Zespół może ją zobaczyć.",
    },
    status: Status {
        title: "Co się dzieje",
        todo: "Jeszcze nie",
        late: "Zespół jeszcze nam nie powiedział, że ma prośbę. To już za długo. Poprosiliśmy kogoś, żeby to sprawdził. Jeśli się martwisz, zadzwoń do zespołu.",
        chase_title: "Brak wiadomości?",
        chase: "Zapytaj zespół, co się dzieje",
        chased: "Zapytaliśmy zespół, co się dzieje. Ktoś stamtąd musi się temu przyjrzeć.",
        add_title: "Dodaj coś",
        add_label: "Co chcesz dodać?",
        add: "Wyślij to też",
        added: "Wysłaliśmy Twój dodatkowy tekst.",
        already: "Twoja prośba jest już wysłana. Tekst wpisany przed chwilą jest poniżej. Możesz go też wysłać.",
        add_missing: "Wpisz, co chcesz dodać.",
        add_long: "Tekst jest za długi. Skróć go, może mieć do 4000 znaków.",
        stop_link: "Wycofaj moją prośbę",
        stopped: "Twoja prośba jest wycofana.",
        stopped_text: "Powiadomiliśmy zespół albo zatrzymaliśmy prośbę, zanim została wysłana. W każdej chwili możesz poprosić znowu.",
        finish: "Zakończ i zamknij tę stronę",
        no_story: "Nie pokazujemy tu treści Twojej prośby. Dzięki temu jest bezpieczna, jeśli ktoś inny znajdzie Twoje słowa.",
    },
    withdraw: Withdraw {
        title: "Wycofać prośbę?",
        text: [
            "Możesz przerwać w każdej chwili. Nie musisz mówić dlaczego.",
            "Jeśli prośba nie została jeszcze wysłana, nie wyślemy jej. Jeśli zespół już ją ma, mówimy mu, że chcesz przerwać i że nikt więcej nie może jej zobaczyć na podstawie Twojej zgody.",
            "Nie możemy sprawić, żeby ktoś zapomniał to, co już przeczytał. Zespół może zachować notatkę, że taka prośba była.",
            "Jeśli ktoś obawia się, że dziecku może się stać poważna krzywda, nadal może z Tobą porozmawiać.",
        ],
        check: |hub| {
            format!(
                "Jeśli zespół już ją ma ({hub}), ktoś stamtąd sprawdzi to z Tobą, zanim cokolwiek zostanie zamknięte."
            )
        },
        yes: "Tak, wycofaj ją",
        no: "Nie, zostaw ją",
    },
    ended: Ended {
        title: "Twoje strony są zamknięte",
        text: [
            "Zamykamy Twoje strony, gdy wychodzisz albo gdy przez 15 minut nic nie robisz. Dzięki temu są prywatne.",
            "Jeśli odpowiedzi są zapisane lub wysłane, wróć ze swoimi sześcioma słowami.",
        ],
        back: "Wróć z moimi sześcioma słowami",
        start: "Zacznij od nowa",
        cookies: "Jeśli widzisz tę stronę po każdym naciśnięciu przycisku, Twoja przeglądarka może blokować pliki cookie. Ta strona internetowa potrzebuje jednego pliku cookie, żeby wiedzieć, które odpowiedzi są Twoje.",
    },
    trouble: Trouble {
        not_saved: "Nie udało się nam teraz tego zapisać. Nic nie zostało wysłane. Spróbuj jeszcze raz za kilka minut.",
        typed_title: "Oto wpisany tekst",
        typed: "Skopiuj go, jeśli chcesz go zachować. Potem wróć i spróbuj jeszcze raz.",
        talk: "Albo porozmawiaj z kimś: ",
        say: "Jeśli do nas zadzwonisz, podaj ten numer: ",
        first_page: "Przejdź do pierwszej strony",
        title: "Przepraszamy, to nasza wina",
        text: "Nie możemy teraz pokazać tej strony. Spróbuj jeszcze raz za kilka minut. Jeśli sprawa nie może czekać, zadzwoń.",
        not_found_title: "Nie możemy znaleźć tej strony",
        not_found: "Link może być stary. Możesz przejść do pierwszej strony albo wrócić ze swoimi sześcioma słowami.",
    },
    ask: Ask {
        save: "Zapisz i wróć później",
        idle: "Jeśli przez 15 minut nic nie robisz, zamykamy tę stronę, żeby była prywatna. Zapisz odpowiedzi, jeśli potrzebujesz przerwy.",
        started_again: "Zamknęliśmy Twoje wcześniejsze odpowiedzi, żeby były prywatne. Tekst wpisany przed chwilą został. Jeśli odpowiedzi były zapisane, możesz wrócić ze swoimi sześcioma słowami.",
        place: AskPlace {
            title: "Gdzie mieszkasz?",
            postcode: "Twój kod pocztowy",
            postcode_hint: "Dzięki niemu znajdziemy właściwy zespół. Możesz zostawić puste i wybrać okolicę.",
            area: "Albo wybierz okolicę",
            area_hint: "Jeśli często zmieniasz miejsce, wybierz to, gdzie jesteś teraz.",
            elsewhere: "Żadne z tych miejsc albo nie wiem",
            locality_hint: "Niektórej pomocy udziela centrum blisko Ciebie. Jeśli powiesz nam, gdzie mieszkasz, prośba może trafić prosto tam.",
            not_sure: "Nie wiem",
            not_sure_hint: "Nic nie szkodzi. W pierwszym miejscu kontaktu wiedzą, które centrum jest blisko Ciebie.",
            locality: |place| format!("{place}: w której części mieszkasz?"),
        },
        who: AskWho {
            danger: "Czy ktoś jest teraz w niebezpieczeństwie?",
            danger_hint: "Na przykład komuś dzieje się krzywda albo wkrótce może się stać. Jeśli tak, najpierw zadzwoń pod 999. Nadal możesz tu wypełniać dalej.",
            who: "Dla kogo jest pomoc?",
            my_family: "Moja rodzina",
            my_family_hint: "Jesteś rodzicem lub opiekunem albo dziecko jest w drodze.",
            me: "Ja. Jestem młodą osobą",
            me_hint: "Chcesz pomocy dla siebie.",
            helping: "Rodzina, której pomagam",
            helping_hint: "Pracujesz z tą rodziną, na przykład w szkole, albo się przyjaźnicie.",
            name: "Jak mamy się do Ciebie zwracać?",
            name_hint: "Wystarczy imię.",
        },
        children: AskChildren {
            title: "O które dzieci chodzi?",
            lead: "Dodaj każde dziecko, dla którego chcesz pomocy. Dziecko w drodze też się liczy.",
            so_far: "Dodane do tej pory",
            add_title: "Dodaj dziecko",
            add_another_title: "Dodaj kolejne dziecko lub przejdź dalej",
            kind: "Czy dziecko już się urodziło?",
            born: "Tak, już się urodziło",
            expected: "Jeszcze się nie urodziło",
            name: "Jak mamy mówić o dziecku?",
            name_hint: "Wystarczy imię. Zostaw puste, jeśli dziecko jest w drodze.",
            age: "Ile ma lat?",
            due: "Jeśli jeszcze się nie urodziło: kiedy jest termin porodu?",
            due_hint: "Na przykład 27 3 2027. Możesz zostawić puste.",
            more: "Dodaj to dziecko i kolejne",
            remove: "Usuń",
            baby: "Dziecko w drodze, termin porodu",
            baby_no_date: "Dziecko w drodze",
        },
        story: AskStory {
            going_well: "Co idzie dobrze?",
            going_well_hint: "Duże lub małe rzeczy. Co lubią Twoje dzieci? Kto pomaga? Możesz zostawić puste.",
            worries: "Co Cię martwi?",
            worries_hint: "Pisz własnymi słowami. Jak wygląda trudny dzień? Co ma się zmienić? Możesz zostawić puste.",
        },
        help: AskHelp {
            title: "Co by pomogło?",
            hint: "Wybierz wszystko, co pasuje.",
            not_sure: "Nie wiem",
            not_sure_hint: "Nic nie szkodzi. Możemy to ustalić razem z Tobą.",
            other: "Coś innego",
        },
        people: AskPeople {
            title: "Kto już Cię wspiera?",
            already: "Kto teraz pomaga Twojej rodzinie?",
            already_hint: "Na przykład nauczyciel, pielęgniarka, ktoś bliski, organizacja charytatywna. Możesz zostawić puste.",
            trusted: "Czy jest ktoś, komu ufasz i kto może pomóc lub pokierować pomocą?",
            trusted_hint: "Jak się nazywa i czym się zajmuje. Nie musi pracować w urzędzie (council).",
            may_talk: "Czy zespół może rozmawiać z tą osobą?",
            blank_is_no: "Jeśli zostawisz to puste, przyjmiemy, że „nie”.",
            had_plan: "Czy był już u Was pracownik socjalny albo plan dla rodziny?",
            had_plan_hint: "Dzięki temu zespół znajdzie to, co już od Ciebie wiemy. Możesz zostawić puste.",
            needs_title: "Co by Ci to ułatwiło?",
            needs_hint: "Wybierz wszystko, czego potrzebujesz. Możesz zostawić puste.",
            language: "Jakim językiem wolisz się posługiwać?",
            language_hint: "Zostaw puste, jeśli angielski Ci odpowiada.",
            other_needs: "Czy powinniśmy wiedzieć coś jeszcze, żeby dobrze z Tobą pracować?",
        },
        contact: AskContact {
            title: "Jak można bezpiecznie się z Tobą skontaktować?",
            hint: "Wybierz wszystko, co jest bezpieczne. Nikt nie użyje sposobu, którego nie wybierzesz.",
            details: "Powiedz nam więcej o swoim wyborze",
            details_hint: "Wypełnij tylko to, co pasuje do Twojego wyboru. Reszty nie zachowujemy.",
            phone: "Numer telefonu do rozmów lub SMS-ów",
            email: "Adres e-mail",
            address: "Adres do listów",
            through: "Osoba, przez którą można się kontaktować",
            through_hint: "Jak się nazywa i jak się z nią skontaktować.",
            voicemail: "Czy możemy zostawić wiadomość, jeśli nie odbierzesz?",
            say_who: "Czy możemy powiedzieć, kto dzwoni?",
            blank_is_no: "Jeśli zostawisz to puste, przyjmiemy, że „nie”.",
            times: "Jaka pora jest dobra i bezpieczna?",
            times_hint: "Na przykład od poniedziałku do piątku przed 15:00.",
        },
        consent: AskConsent {
            help_title: "Czy chcesz tej pomocy?",
            help_question: "Czy chcesz, żebyśmy wysłali Twoją prośbę?",
            if_no: "Co się stanie, jeśli powiem „nie”?",
            share_title: "Kto może zobaczyć którą część?",
            share_blank: "Przy każdym pytaniu wybierz „tak” lub „nie”. Jeśli któreś zostawisz puste, przyjmiemy, że „nie”. Możesz wszystkim odmówić i nadal wysłać prośbę.",
            law: "Kiedy prawo i tak pozwala przekazywać informacje",
        },
        check: AskCheck {
            title: "Sprawdź swoje odpowiedzi",
            goes_to: "Dokąd to trafi",
            send: "Wyślij moją prośbę",
            once: "Wystarczy nacisnąć raz. Jeśli naciśniesz dwa razy, i tak wyślemy to raz.",
            lives: "Gdzie mieszkasz",
            danger: "Ktoś jest teraz w niebezpieczeństwie",
            danger_yes: "Tak. Oznaczymy to jako pilne",
            who: "Dla kogo to jest",
            my_family: "Moja rodzina",
            helped_by: "Kto pomógł to napisać",
            name: "Jak się do Ciebie zwracać",
            children: "Dzieci",
            going_well: "Co idzie dobrze",
            worries: "Co Cię martwi",
            help: "Co by pomogło",
            helpers: "Kto Cię wspiera",
            needs: "Co Ci to ułatwi",
            contact: "Jak się z Tobą skontaktować",
            agree: "Chcesz tej pomocy",
            share: "Kto może co zobaczyć",
            trusted: "Osoba, której ufasz",
            may_talk: "zespół może z nią rozmawiać",
            may_not_talk: "zespół nie może z nią rozmawiać",
            had_plan: "Był już pracownik socjalny albo plan",
            had_no_plan: "Nie było pracownika socjalnego ani planu",
            language: "Język",
            voicemail: "Możemy zostawić wiadomość",
            no_voicemail: "Nie zostawiać wiadomości",
            say_who: "Możemy powiedzieć, kto dzwoni",
            do_not_say_who: "Nie mówić, kto dzwoni",
            times: "Dobra pora",
            sees_nothing: "nic",
            story: "Twoja historia",
            story_goes: "Część Twojej historii zostanie wysłana razem z tą prośbą",
            story_stays: "Żadna część Twojej historii nie zostanie wysłana razem z tą prośbą",
        },
    },
    glossary: Glossary {
        title: "Co znaczą słowa",
        lead: "Urzędy, szkoły i pielęgniarki używają słów, które trudno zrozumieć. Tutaj piszemy, co znaczą.",
        search_label: "Poszukaj słowa",
        search_hint: "Pisownia nie ma znaczenia. Na przykład TAF lub ocena.",
        search: "Szukaj",
        search_nav: "Słowa",
        found_title: "Znalezione słowa",
        not_found: "Nie mamy tego słowa. Wpisz jego część albo przejrzyj listę.",
        all_title: "Wszystkie słowa, od A do Ż",
        sheets_title: "Kartka do druku",
        letter_link: "Co znaczy mój list?",
        young_title: "Jeśli jesteś młodą osobą",
        also_title: "Inne nazwy",
        example_title: "Jak się tego używa",
        places_title: "Jak się mówi w Twojej okolicy",
        related_title: "Powiązane słowa",
        source_title: "Skąd to wiemy",
        to_list: "Zobacz wszystkie słowa",
        close: "Zamknij",
        in_place: |place, word| format!("{place}: tu mówi się „{word}”."),
        count: |count| {
            let words = form(u64::try_from(count).unwrap_or(u64::MAX), ["słowo", "słowa", "słów"]);
            format!("Znaleźliśmy {count} {words}.")
        },
        sheet_title: |place| format!("{place}: słowa, których się tu używa"),
    },
    display: Display {
        title: "Zmień wygląd stron",
        lead: "Wybierz to, co najlepsze dla Twoich oczu. Możesz to zmienić w każdej chwili.",
        size: "Jak duży ma być tekst?",
        sizes: ["Zwykły", "Większy", "Największy"],
        also: "Co jeszcze pomoże?",
        strong: "Mocne: jasne na czarnym",
        spaced: "Większe odstępy w liniach i między nimi",
        save: "Wybierz to",
        saved: "Teraz wszystkie strony tak wyglądają.",
        kept: "Zapominamy to, gdy wyjdziesz lub zamkniesz przeglądarkę.",
    },
    aloud: Aloud {
        nav: "Czytanie na głos",
        read: "Przeczytaj mi tę stronę",
        pause: "Pauza",
        go_on: "Czytaj dalej",
        stop: "Stop",
        here: "Czytaj stąd",
    },
    time_out_text,
    fits,
    page_of,
    problem,
    age,
    way,
    ease,
    item,
    decision,
    reason,
    ages,
    delivery,
    what_next,
    day,
};

/// The form of a noun after a number: 1, then 2 to 4 (22 to 24 and so on, not 12 to 14), then all others.
const fn form(count: u64, [one, few, many]: [&'static str; 3]) -> &'static str {
    let teens = count % 100 / 10 == 1;
    match count % 10 {
        _ if count == 1 => one,
        2..=4 if !teens => few,
        _ => many,
    }
}

fn time_out_text(minutes: u32) -> String {
    let unit = form(u64::from(minutes), ["minutę", "minuty", "minut"]);
    format!("Za {minutes} {unit} zamkniemy Twoje strony, żeby były prywatne.")
}

fn fits(limit: u32) -> String {
    format!("Możesz wpisać do {limit} znaków.")
}

fn page_of(number: usize, of: usize) -> String {
    format!("Strona {number} z {of}")
}

fn problem(problem: &Problem) -> String {
    let by_field = match (problem.field.as_str(), problem.kind) {
        ("postcode", ProblemKind::Missing) => "Wpisz swój kod pocztowy albo wybierz okolicę",
        ("place", ProblemKind::Missing) => "Wybierz okolicę, w której mieszkasz",
        ("danger", ProblemKind::Missing) => {
            "Wybierz „tak”, jeśli ktoś jest teraz w niebezpieczeństwie, albo „nie”, jeśli nie"
        }
        ("who", ProblemKind::Missing) => "Wybierz, dla kogo jest pomoc",
        ("name", ProblemKind::Missing) => "Wpisz, jak mamy się do Ciebie zwracać",
        ("child-kind", ProblemKind::Missing) => "Dodaj co najmniej jedno dziecko: zaznacz, czy już się urodziło",
        ("child-name", ProblemKind::Missing) => "Wpisz, jak mamy mówić o dziecku",
        ("child-age", ProblemKind::Missing) => "Wybierz, ile lat ma dziecko",
        ("locality", ProblemKind::Missing) => "Wybierz część okolicy albo „Nie wiem”",
        ("help", ProblemKind::Missing) => "Wybierz, co by pomogło, albo „Nie wiem”",
        ("way", ProblemKind::Missing) => "Wybierz co najmniej jeden sposób kontaktu z Tobą",
        ("phone", ProblemKind::Missing) => "Wpisz numer telefonu, pod który możemy dzwonić",
        ("email", ProblemKind::Missing) => "Wpisz adres e-mail, na który możemy pisać",
        ("address", ProblemKind::Missing) => "Wpisz adres, na który możemy pisać",
        ("through", ProblemKind::Missing) => {
            "Wpisz, przez kogo można się z Tobą kontaktować i jak dotrzeć do tej osoby"
        }
        ("agree", ProblemKind::Missing) => "Wybierz „tak” lub „nie”",
        ("code", ProblemKind::Missing) => "Wpisz swoje sześć słów",
        _ => "",
    };
    if !by_field.is_empty() {
        return by_field.to_owned();
    }
    match problem.kind {
        ProblemKind::Missing => "Wybierz lub wpisz odpowiedź".to_owned(),
        ProblemKind::TooLong { limit } => format!("Skróć ten tekst: może mieć do {limit} znaków"),
        ProblemKind::NotAChoice => "Wybierz jedną z odpowiedzi na liście".to_owned(),
        ProblemKind::TooMany { limit } => {
            format!("Tutaj można dodać najwyżej {limit}. O reszcie napisz własnymi słowami")
        }
        ProblemKind::NotADate => "Wpisz prawdziwą datę, na przykład 27 3 2027, albo zostaw puste".to_owned(),
        ProblemKind::DateOutOfRange => "Wpisz bliską datę albo zostaw puste".to_owned(),
        ProblemKind::NotAPostcode => "Wpisz pełny kod pocztowy, na przykład YO1 7HH, albo zostaw puste".to_owned(),
        ProblemKind::PostcodeElsewhere => {
            "Nie znamy tego kodu pocztowego. Sprawdź go albo wybierz okolicę poniżej".to_owned()
        }
        ProblemKind::NotAPhone => "Wpisz numer telefonu, na przykład 07700 900123".to_owned(),
        ProblemKind::NotAnEmail => "Wpisz adres e-mail, na przykład name@example.org".to_owned(),
        ProblemKind::NotACode => "Wpisz wszystkie sześć słów, po kolei, oddzielone spacjami".to_owned(),
        ProblemKind::Breached => "Wybierz inne słowo. To jest na listach skradzionych haseł".to_owned(),
    }
}

const fn age(age: AgeBand) -> &'static str {
    match age {
        AgeBand::UnderFive => "od 0 do 4 lat",
        AgeBand::FiveToTen => "od 5 do 10 lat",
        AgeBand::ElevenToFifteen => "od 11 do 15 lat",
        AgeBand::SixteenSeventeen => "16 lub 17 lat",
        AgeBand::EighteenPlus => "od 18 do 25 lat",
    }
}

const fn way(way: ContactWay) -> &'static str {
    match way {
        ContactWay::Phone => "Telefon",
        ContactWay::Text => "SMS",
        ContactWay::Email => "E-mail",
        ContactWay::Letter => "List",
        ContactWay::Through => "Przez kogoś, komu ufam",
        ContactWay::CodeOnly => "Proszę się ze mną nie kontaktować. Wrócę z moimi sześcioma słowami",
    }
}

const fn ease(ease: Ease) -> &'static str {
    match ease {
        Ease::Interpreter => "Ktoś, kto mówi w moim języku",
        Ease::Sign => "Brytyjski język migowy (British Sign Language)",
        Ease::LargePrint => "Duży druk",
        Ease::ReadAloud => "Ktoś, kto mi przeczyta",
        Ease::EasyRead => "Krótkie słowa i obrazki",
        Ease::StepFree => "Miejsce bez schodów",
    }
}

const fn item(item: Item) -> &'static str {
    match item {
        Item::Contact => "Jak się nazywasz i jak się z Tobą skontaktować",
        Item::Children => "Imiona i wiek Twoich dzieci",
        Item::Story => "Co idzie dobrze i co Cię martwi",
        Item::Help => "O jaką pomoc prosisz",
    }
}

const fn decision(decision: Decision) -> &'static str {
    match decision {
        Decision::Given => "Tak",
        Decision::Refused => "Nie",
        Decision::NotAnswered => "Bez odpowiedzi, czyli „nie”",
        Decision::Withdrawn => "Zgoda wycofana",
        Decision::Spoken => "Tak, powiedziane na głos. Zapisała to inna osoba",
    }
}

fn reason(reason: Reason, [place, hub, part]: &[&str; 3]) -> String {
    match reason {
        Reason::Danger => format!(
            "Z Twojej odpowiedzi wynika, że ktoś jest teraz w niebezpieczeństwie. Dlatego prośba trafia tutaj: {hub}. Oznaczamy ją jako pilną. Jeśli nie było jeszcze rozmowy przez telefon, zadzwoń też."
        ),
        Reason::Soon => format!(
            "Prosisz o szybką pomoc. Dlatego prośba trafia tutaj: {hub}. Oznaczamy ją jako pilną. Jeśli sprawa nie może czekać, zadzwoń."
        ),
        Reason::OneDoor => {
            format!(
                "W tej okolicy ({place}) wszystkie prośby trafiają najpierw tutaj: {hub}. Osoby, które tam pracują, ustalają, kto może pomóc."
            )
        }
        Reason::FrontDoorFinds => {
            format!(
                "Prośba trafia najpierw tutaj: {hub}. Osoby, które tam pracują, czytają, o co prosisz, i ustalają, kto może pomóc."
            )
        }
        Reason::LocalityUnknown => format!(
            "Centrum blisko Ciebie mogłoby w tym pomóc. Nie wiemy, które to centrum. Dlatego prośba trafia najpierw tutaj: {hub}."
        ),
        Reason::Straight => {
            format!(
                "Twoja okolica: {part}. Prosisz o pomoc, którą to centrum może dać. Dlatego prośba trafia prosto tam."
            )
        }
    }
}

fn ages(ages: Ages) -> Option<String> {
    match ages {
        Ages::Any => None,
        Ages::Unborn => Some("Dla dziecka w drodze.".to_owned()),
        Ages::Adults => Some("Dla dorosłych.".to_owned()),
        Ages::Years { from, to } => Some(format!("Wiek: od {from} do {to} lat.")),
    }
}

const fn delivery(delivery: Delivery) -> (&'static str, &'static str) {
    match delivery {
        Delivery::Saved => ("Zapisane", "Mamy Twoje odpowiedzi. Są u nas bezpieczne."),
        Delivery::Sending => ("Wysyłane", "Wysyłamy prośbę do zespołu."),
        Delivery::HandedOver => {
            ("Przekazane", "Prośba jest w komputerze zespołu. Nikt nam jeszcze nie powiedział, że ją widział.")
        }
        Delivery::Confirmed => ("Potwierdzone", "Zespół powiedział nam, że ma prośbę."),
        Delivery::Seen => ("Przeczytane przez człowieka", "Ktoś w zespole przeczytał prośbę."),
    }
}

fn what_next(hub: &str, told_by: &str, hear_by: &str) -> [String; 3] {
    [
        format!(
            "{hub}: ten zespół powinien nam powiedzieć, że ma prośbę, najpóźniej w tym dniu: {told_by}. Zobaczysz to tutaj."
        ),
        format!(
            "Ktoś stamtąd przeczyta prośbę i pomyśli, co może pomóc. Wiadomość powinna dotrzeć do Ciebie najpóźniej w tym dniu: {hear_by}."
        ),
        "Jeśli do tego czasu nie będzie wiadomości, wróć tutaj i naciśnij przycisk, żeby zapytać zespół.".to_owned(),
    ]
}

fn day(date: Date) -> String {
    let weekday = match date.weekday() {
        Weekday::Monday => "poniedziałek",
        Weekday::Tuesday => "wtorek",
        Weekday::Wednesday => "środa",
        Weekday::Thursday => "czwartek",
        Weekday::Friday => "piątek",
        Weekday::Saturday => "sobota",
        Weekday::Sunday => "niedziela",
    };
    let month = match date.month() {
        1 => "stycznia",
        2 => "lutego",
        3 => "marca",
        4 => "kwietnia",
        5 => "maja",
        6 => "czerwca",
        7 => "lipca",
        8 => "sierpnia",
        9 => "września",
        10 => "października",
        11 => "listopada",
        _ => "grudnia",
    };
    format!("{weekday}, {} {month} {}", date.day(), date.year())
}
