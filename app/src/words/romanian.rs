//! The Romanian words, made by us and not yet checked by a native speaker.

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

/// Everything in Romanian.
pub static WORDS: Words = Words {
    language: Language::Romanian,
    checked_by: None,
    common: Common {
        left: "Caractere rămase: {count}",
        too_many: "Caractere în plus: {count}",
        language_nav: "Limba",
        unchecked: "Noi am scris aceste texte în română. Un vorbitor nativ nu le-a verificat încă.",
        english_only: "Deocamdată, această pagină este în engleză.",
        place_english_only: "Deocamdată, aceste texte sunt în engleză.",
        brand: "Ajutor pentru familie",
        neutral_brand: "Servicii locale",
        neutral_title: "Pagina dumneavoastră",
        error_title: "Eroare: ",
        error_prefix: "Eroare: ",
        problems_title: "Ceva trebuie corectat",
        skip: "Treceți la conținutul principal",
        exit: "Ieșiți din pagină",
        exit_nav: "Ieșire rapidă",
        emergency_nav: "Ajutor urgent",
        danger_now: "În pericol acum? Sunați la ",
        numbers_link: "Numere de telefon din zona dumneavoastră",
        check_number: " (verificați acest număr)",
        no_number: "sunați la numărul principal al consiliului local",
        back_nav: "Înapoi",
        back: "Înapoi",
        foot_nav: "Mai mult ajutor",
        foot_back: "Reveniți cu cele șase cuvinte",
        foot_words: "Ce înseamnă cuvintele",
        foot_letter: "Ce înseamnă scrisoarea mea?",
        foot_numbers: "Numere de telefon",
        foot_safety: "Cum rămâneți în siguranță aici",
        foot_privacy: "Ce facem cu ce ne spuneți",
        yes: "Da",
        no: "Nu",
        day: "Ziua",
        month: "Luna",
        year: "Anul",
        nothing_said: "Necompletat",
        change: "Schimbați",
        proceed: "Continuați",
        show_code: "Arătați cuvintele",
        hide_code: "Ascundeți cuvintele",
        time_out_title: "Mai sunteți aici?",
        stay: "Rămân pe pagină",
    },
    start: Start {
        near_first: "Puteți și să căutați mai întâi ajutor aproape de dumneavoastră. Nu trebuie să completați nimic.",
        near_link: "Găsiți ajutor aproape de dumneavoastră",
        how_it_works: |place| format!("Ajutor în {place}: cum funcționează"),
        title: "Cereți ajutor pentru familia dumneavoastră",
        lead: "Vă este greu acasă acum? Aici puteți cere ajutor de la consiliul local. Nu aveți nevoie de cont.",
        steps: [
            "Vă întrebăm cel mult 14 lucruri scurte. Durează cam 15 minute.",
            "Pe cele mai multe le puteți lăsa necompletate. Vă puteți opri și puteți reveni.",
            "Spuneți da sau nu la ajutor. Alegeți cine ce parte poate vedea.",
            "Trimitem cererea la echipa din zona dumneavoastră. Vă dăm șase cuvinte, ca să puteți reveni și să vedeți ce se întâmplă.",
        ],
        ask: "Vă întrebăm unde locuiți și cine este în familie. Vă întrebăm ce merge bine și ce vă îngrijorează. Vă întrebăm cum vă putem contacta în siguranță.",
        used_for: "Răspunsurile ajung la echipa care ajută familiile acolo unde locuiți. Le ținem încuiate. Nu le folosim ca să vă judecăm.",
        exit_title: "Dacă intră cineva în cameră",
        exit: "Pe fiecare pagină este un buton pe care scrie „Ieșiți din pagină”. Vă duce repede la o pagină despre vreme. Pe tastatură, apăsați Shift de trei ori. Browserul poate păstra totuși lista paginilor pe care ați fost.",
        places: "Cum se dă ajutorul în zona dumneavoastră",
        button: "Începeți acum",
        safety_link: "Citiți cum rămâneți în siguranță aici",
        back_link: "Am deja șase cuvinte",
    },
    safety: Safety {
        title: "Cum rămâneți în siguranță aici",
        text: [
            "„Ieșiți din pagină” vă închide răspunsurile și vă duce la o pagină despre vreme. Funcționează pe fiecare pagină.",
            "Nu șterge istoricul browserului. Cine se uită în istoric poate vedea că ați fost aici.",
            "Dacă ștergeți tot istoricul, i se poate părea ciudat cuiva care îl verifică. O fereastră privată nu păstrează istoricul. Puteți folosi și un telefon sau un calculator de la școală, de la bibliotecă sau de acasă de la un prieten.",
            "Dacă este posibil ca cineva să vă fi pus pe telefon o aplicație ascunsă, ca să îl urmărească, folosiți alt telefon, dacă puteți.",
            "Dacă vă opriți 15 minute, vă închidem paginile.",
            "Țineți cele șase cuvinte într-un loc unde nu se uită nimeni. Din ele nu se vede pentru ce sunt.",
        ],
        lines_title: "Oameni cu care puteți vorbi",
        lines: [
            (
                "National Domestic Abuse Helpline (Refuge), pentru abuz domestic",
                "0808 2000 247",
                "gratuit, zi și noapte",
            ),
            ("Childline, pentru oricine sub 19 ani", "0800 1111", "gratuit, zi și noapte"),
            ("Samaritans", "116 123", "gratuit, zi și noapte"),
            ("NHS 111, dacă cineva este bolnav", "111", "gratuit, zi și noapte"),
        ],
        womens_aid: "Women’s Aid are și un chat pe site-ul său.",
    },
    privacy: Privacy {
        title: "Ce facem cu ce ne spuneți",
        rights_link: "Ce ne puteți cere",
        parts: [
            (
                "Cine primește",
                &[
                    "Răspunsurile ajung la echipa din zona dumneavoastră care ajută familiile. Numele ei apare pe pagină înainte să trimiteți.",
                    "Dumneavoastră alegeți dacă alții, de exemplu o școală, pot vedea părți din ele. Puteți spune nu tuturor și tot să primiți ajutor.",
                ],
            ),
            (
                "Când legea permite oricum să se dea informații",
                &[
                    "Uneori, oamenii trebuie să dea informații mai departe ca să țină un copil în siguranță, chiar dacă ați spus nu. Dacă un copil ar putea suferi un rău grav sau dacă s-ar putea comite o infracțiune, legea le permite. Ar trebui să vă spună înainte, dacă se poate face asta în siguranță.",
                ],
            ),
            (
                "Cum păstrăm răspunsurile",
                &[
                    "Vă încuiem răspunsurile cu o cheie. Nu punem răspunsurile în adrese web sau în e-mailuri.",
                    "Folosim cel mult trei cookie-uri mici. Unul ține un număr la întâmplare, ca să știm care răspunsuri sunt ale dumneavoastră. Celelalte țin minte limba și cum vă place să arate paginile. Dispar când plecați.",
                ],
            ),
            (
                "Cât timp păstrăm răspunsurile",
                &[
                    "Dacă vă opriți înainte să trimiteți, vă ștergem răspunsurile după 2 zile. Dacă alegeți „Salvați și reveniți mai târziu”, le păstrăm 28 de zile.",
                    "Echipa ne spune când are cererea dumneavoastră. La 30 de zile după aceea, vă ștergem povestea de pe acest site. Păstrăm o notă cu lucrurile la care ați spus da și nu.",
                ],
            ),
            (
                "Drepturile dumneavoastră",
                &[
                    "Puteți cere să vedeți ce păstrăm, puteți cere să corectăm sau puteți cere să ștergem. Sunați la echipa din zona dumneavoastră și spuneți referința.",
                    "Dacă nu vă mulțumește cum folosim datele, puteți anunța Information Commissioner’s Office la 0303 123 1113.",
                ],
            ),
            (
                "Dacă ai sub 18 ani",
                &["Ai aceleași drepturi. Poți ruga un adult în care ai încredere să te ajute să le folosești."],
            ),
        ],
    },
    numbers: Numbers {
        title: "Numere de telefon",
        first: "Dacă cineva este în pericol acum, sunați la 999. Este gratuit de pe orice telefon.",
        silent: "Dacă nu puteți vorbi, sunați la 999 și apăsați 55 pe un telefon mobil.",
        caution: "Unele numere sunt luate din hârtii mai vechi. Unde scrie „verificați acest număr”, uitați-vă și pe site-ul consiliului local.",
        hours: "Program: ",
    },
    if_no: IfNo {
        title: "Dacă spuneți nu",
        general: [
            "Puteți oricând să spuneți nu la ajutor. Este alegerea dumneavoastră.",
            "Dacă spuneți nu, nu se trimite nimic. Nu notăm asta împotriva dumneavoastră.",
            "Dacă cineva care lucrează cu dumneavoastră este încă îngrijorat, vă poate vorbi despre alte căi. Dacă un copil ar putea suferi un rău grav, oamenii aceștia trebuie să acționeze ca să țină copilul în siguranță, chiar dacă spuneți nu.",
            "Vă puteți răzgândi mai târziu.",
        ],
        law_title: "Când se pot da oricum informații",
        law: [
            "Legea le permite oamenilor să dea informații mai departe dacă un copil ar putea suferi un rău grav sau ca să oprească o infracțiune gravă. Pot face asta și dacă așa spune o instanță de judecată.",
            "Ar trebui să vă spună înainte, dacă se poate face asta în siguranță.",
        ],
    },
    phone_first: PhoneFirst {
        title: "Vă rugăm să sunați mai întâi",
        lead: "Ați spus că cineva este în pericol acum. Un telefon este calea cea mai rapidă să primiți ajutor.",
        call_999: "Sunați acum la 999. Cereți poliția sau o ambulanță. Este gratuit.",
        call_hub: "Dacă nu este o urgență, dar nu poate aștepta, sunați la:",
        closed: "Dacă au închis:",
        kept: "Am păstrat ce ați scris. Puteți continua, ca să trimiteți și cererea. O vom marca drept urgentă.",
        button: "Continuați cererea",
    },
    elsewhere: Elsewhere {
        title: "Găsiți consiliul local",
        text: [
            "Putem trimite cereri pentru zonele de pe pagina dinainte.",
            "Dacă locuiți în altă zonă, consiliul dumneavoastră local are o echipă ca aceasta. Scrieți codul poștal la gov.uk/find-local-council și căutați „early help” sau „family help”.",
            "Puteți și să sunați la consiliul local și să cereți ajutor timpuriu (early help).",
        ],
    },
    not_agreed: NotAgreed {
        title: "Deocamdată ați spus nu",
        text: [
            "Este în regulă. Nu am trimis nimic.",
            "Puteți schimba răspunsul, îl puteți salva pentru mai târziu sau puteți încheia aici. Dacă încheiați, vă închidem răspunsurile.",
        ],
        change: "Schimbați răspunsul",
        later: "Nu acum. Păstrați răspunsurile mele și întrebați-mă mai târziu",
        finish: "Încheiați și închideți răspunsurile",
    },
    code: Code {
        saved_title: "V-am salvat răspunsurile",
        saved_text: "Le păstrăm 28 de zile. Reveniți cu aceste șase cuvinte ca să continuați.",
        words_title: "Cele șase cuvinte ale dumneavoastră",
        words_text: "Notați aceste cuvinte, în această ordine. Aveți nevoie de ele ca să reveniți. Noi nu le putem căuta pentru dumneavoastră.",
        careful: "Țineți-le unde nu se uită nimeni altcineva. Oricine are cuvintele vă poate deschide pagina.",
        practise: "Încercați cuvintele acum",
        note: "Arătați un bilet simplu, de tipărit sau de salvat",
        practise_title: "Încercați cele șase cuvinte",
        practise_text: "Scrieți cuvintele de pe biletul dumneavoastră. Așa vedeți dacă le aveți corect.",
        label: "Cele șase cuvinte",
        hint: "Puneți un spațiu între cuvinte. Literele pot fi mici sau mari.",
        practise_button: "Verificați cuvintele",
        practise_wrong: "Încă nu sunt cuvintele potrivite. Uitați-vă din nou la ele și mai încercați.",
        see_again: "Arătați-mi din nou cuvintele",
        practise_right: "Merge. Aveți cuvintele corecte.",
        gone: "Ați încercat deja cuvintele, așa că nu le mai arătăm.",
        note_title: "Notițe",
        go_on: "Continuați răspunsurile",
        to_status: "Vedeți ce se întâmplă",
        lock_link: "Deschideți povestea mea sau alegeți cum se deschide",
    },
    sent: Sent {
        title: "Avem cererea dumneavoastră",
        reference: "Referința de spus la telefon",
        next_title: "Ce urmează",
        finish: "Încheiați",
    },
    back: Back {
        title: "Reveniți cu cele șase cuvinte",
        button: "Deschideți",
        unknown: "Nu am putut deschide nimic cu aceste cuvinte. Uitați-vă la fiecare cuvânt și la locul lui și încercați din nou. Dacă le-ați pierdut, sunați la echipa din zona dumneavoastră.",
        slow: "Tocmai au fost multe încercări de aici. Vă rugăm să așteptați câteva minute și să încercați din nou.",
        lost_title: "Am pierdut cuvintele",
        lost_link: "Dacă nu puteți intra",
        join_link: "Intrați într-o familie cu o invitație",
        lost: "Noi nu le putem căuta, așa că nu le poate căuta nici altcineva. Sunați la echipa din zona dumneavoastră și spuneți cum vă cheamă și când ați cerut ajutor. Ei vă pot vedea cererea.",
    },
    status: Status {
        title: "Ce se întâmplă",
        todo: "Încă nu",
        late: "Echipa nu ne-a spus încă dacă are cererea. A întârziat. Am rugat pe cineva să verifice. Dacă vă faceți griji, sunați la echipă.",
        chase_title: "Nicio veste?",
        chase: "Întrebați echipa ce se întâmplă",
        chased: "Am întrebat echipa ce se întâmplă. Cineva de acolo trebuie să se uite.",
        add_title: "Adăugați ceva",
        add_label: "Ce ați dori să adăugați?",
        add: "Trimiteți și asta",
        added: "Am trimis ce ați adăugat.",
        already: "Ați trimis deja cererea. Ce ați scris acum este mai jos. Puteți trimite și asta.",
        add_missing: "Scrieți ce ați dori să adăugați.",
        add_long: "Este prea lung. Scurtați, până la 4000 de caractere.",
        stop_link: "Retrageți cererea",
        stopped: "V-ați retras cererea.",
        stopped_text: "Am anunțat echipa sau am oprit cererea înainte să plece. Puteți cere din nou oricând.",
        finish: "Încheiați și închideți pagina",
        no_story: "Aici nu arătăm ce ați scris. Așa rămâne în siguranță dacă altcineva vă găsește cuvintele.",
    },
    withdraw: Withdraw {
        title: "Retrageți cererea?",
        text: [
            "Vă puteți opri oricând. Nu trebuie să spuneți de ce.",
            "Dacă nu a plecat încă, nu va mai pleca. Dacă echipa o are, îi spunem că vreți să vă opriți și că nimeni altcineva nu o poate vedea pe baza „da”-ului dumneavoastră.",
            "Nu putem face oamenii să uite ce au citit. Echipa poate păstra o notă că ați făcut cererea.",
            "Dacă cineva se teme că un copil ar putea suferi un rău grav, poate totuși să vorbească cu dumneavoastră.",
        ],
        check: |hub| {
            format!(
                "Dacă echipa o are, cineva de la {hub} va verifica împreună cu dumneavoastră înainte să închidă ceva."
            )
        },
        yes: "Da, o retrag",
        no: "Nu, o păstrez",
    },
    ended: Ended {
        title: "Paginile dumneavoastră sunt închise",
        text: [
            "Vă închidem paginile când plecați sau când vă opriți 15 minute. Așa rămân private.",
            "Dacă v-ați salvat răspunsurile sau le-ați trimis, reveniți cu cele șase cuvinte.",
        ],
        back: "Revin cu cele șase cuvinte",
        start: "Începeți din nou",
        cookies: "Dacă vedeți această pagină de fiecare dată când apăsați un buton, poate că browserul dumneavoastră blochează cookie-urile. Acest site are nevoie de un cookie ca să știe care răspunsuri sunt ale dumneavoastră.",
    },
    trouble: Trouble {
        not_saved: "Nu am putut salva acum. Nu s-a trimis nimic. Vă rugăm să încercați din nou peste câteva minute.",
        typed_title: "Iată ce ați scris",
        typed: "Copiați textul dacă vreți să îl păstrați. Apoi mergeți înapoi și încercați din nou.",
        talk: "Sau vorbiți cu cineva: ",
        say: "Dacă ne sunați, spuneți acest număr: ",
        first_page: "Mergeți la prima pagină",
        title: "Ne pare rău, este vina noastră",
        text: "Nu putem arăta acum această pagină. Vă rugăm să încercați din nou peste câteva minute. Dacă nu poate aștepta, sunați.",
        not_found_title: "Nu găsim pagina aceasta",
        not_found: "Poate că linkul este vechi. Puteți merge la prima pagină sau puteți reveni cu cele șase cuvinte.",
    },
    ask: Ask {
        save: "Salvați și reveniți mai târziu",
        idle: "Dacă vă opriți 15 minute, închidem această pagină ca să rămână privată. Dacă aveți nevoie de o pauză, salvați întâi.",
        started_again: "V-am închis răspunsurile de mai devreme, ca să rămână private. Ce ați scris acum este păstrat. Dacă ați salvat înainte, puteți reveni cu cele șase cuvinte.",
        place: AskPlace {
            title: "Unde locuiți?",
            postcode: "Codul poștal",
            postcode_hint: "Ne ajută să găsim echipa potrivită. Îl puteți lăsa necompletat și puteți alege zona.",
            area: "Sau alegeți zona",
            area_hint: "Dacă vă mutați des, alegeți unde sunteți acum.",
            elsewhere: "Niciuna dintre acestea sau nu știu sigur",
            locality_hint: "Unele feluri de ajutor le dă centrul de lângă dumneavoastră. Dacă ne spuneți unde locuiți, cererea poate ajunge direct acolo.",
            not_sure: "Nu știu sigur",
            not_sure_hint: "Este în regulă. Cei care primesc cererile știu ce centru este aproape de dumneavoastră.",
            locality: |place| format!("{place}: în ce parte locuiți?"),
        },
        who: AskWho {
            danger: "Este cineva în pericol chiar acum?",
            danger_hint: "De exemplu, cineva este rănit sau ar putea fi rănit curând. Dacă da, sunați întâi la 999. Puteți continua apoi aici.",
            who: "Pentru cine este ajutorul?",
            my_family: "Pentru familia mea",
            my_family_hint: "Sunteți părinte sau creșteți un copil, ori așteptați un bebeluș.",
            me: "Pentru mine. Sunt o persoană tânără",
            me_hint: "Vrei ajutor pentru tine.",
            helping: "Pentru o familie pe care o ajut",
            helping_hint: "Lucrați cu familia, de exemplu la o școală, sau sunteți un prieten al familiei.",
            name: "Cum să vă spunem?",
            name_hint: "Prenumele este suficient.",
        },
        children: AskChildren {
            title: "Cine sunt copiii?",
            lead: "Adăugați fiecare copil pentru care doriți ajutor. Contează și un bebeluș care urmează să se nască.",
            so_far: "Adăugați până acum",
            add_title: "Adăugați un copil",
            add_another_title: "Adăugați alt copil sau continuați",
            kind: "S-a născut deja copilul?",
            born: "Da, s-a născut",
            expected: "Încă nu s-a născut",
            name: "Cum să-i spunem copilului",
            name_hint: "Un prenume este suficient. Lăsați necompletat pentru un bebeluș care urmează să se nască.",
            age: "Ce vârstă are?",
            due: "Dacă nu s-a născut încă: pentru când este așteptat bebelușul?",
            due_hint: "De exemplu, 27 3 2027. Puteți lăsa necompletat.",
            more: "Adăugați acest copil și încă unul",
            remove: "Ștergeți",
            baby: "Bebeluș care urmează să se nască",
            baby_no_date: "Un bebeluș care urmează să se nască",
        },
        story: AskStory {
            going_well: "Ce merge bine?",
            going_well_hint: "Lucruri mari sau mici. Ce le place copiilor să facă? Cine ajută? Puteți lăsa necompletat.",
            worries: "Ce vă îngrijorează?",
            worries_hint: "Spuneți cu cuvintele dumneavoastră. Cum arată o zi grea? Ce ați vrea să fie altfel? Puteți lăsa necompletat.",
        },
        help: AskHelp {
            title: "Ce v-ar ajuta?",
            hint: "Alegeți tot ce vi se potrivește.",
            not_sure: "Nu știu sigur",
            not_sure_hint: "Este în regulă. Ne putem da seama împreună.",
            other: "Altceva",
        },
        people: AskPeople {
            title: "Cine vă este deja alături?",
            already: "Cine vă ajută familia acum?",
            already_hint: "De exemplu, un profesor, o asistentă medicală, un prieten, o organizație de caritate. Puteți lăsa necompletat.",
            trusted: "Este cineva în care aveți încredere și care ar putea ajuta sau coordona ajutorul?",
            trusted_hint: "Numele persoanei și ce face. Nu trebuie să lucreze la consiliul local.",
            may_talk: "Are voie echipa să vorbească cu această persoană?",
            blank_is_no: "Dacă nu completați, luăm asta drept nu.",
            had_plan: "Ați avut înainte un asistent social sau un plan de familie?",
            had_plan_hint: "Asta ajută echipa să găsească ce ne-ați spus înainte. Puteți lăsa necompletat.",
            needs_title: "Ce v-ar ușura lucrurile?",
            needs_hint: "Alegeți tot ce vă trebuie. Puteți lăsa necompletat.",
            language: "Ce limbă vă place să folosiți?",
            language_hint: "Lăsați necompletat dacă engleza este bună.",
            other_needs: "Mai este ceva ce ar trebui să știm ca să lucrăm bine cu dumneavoastră?",
        },
        contact: AskContact {
            title: "Cum vă putem contacta în siguranță?",
            hint: "Alegeți toate căile sigure. Nimeni nu va folosi o cale pe care nu o alegeți.",
            details: "Spuneți-ne mai mult despre ce ați ales",
            details_hint: "Completați doar ce ține de alegerea dumneavoastră. Restul nu îl păstrăm.",
            phone: "Telefon pentru apeluri sau SMS-uri",
            email: "Adresa de e-mail",
            address: "Adresa pentru scrisori",
            through: "Cineva prin care vă putem găsi",
            through_hint: "Numele persoanei și cum o putem contacta.",
            voicemail: "Putem lăsa un mesaj dacă nu răspundeți?",
            say_who: "Putem spune cine sună?",
            blank_is_no: "Dacă nu completați, luăm asta drept nu.",
            times: "Când este o oră bună și sigură?",
            times_hint: "De exemplu, în timpul săptămânii, înainte de 3 după-amiaza.",
        },
        consent: AskConsent {
            help_title: "Doriți acest ajutor?",
            help_question: "Doriți să trimitem cererea dumneavoastră?",
            if_no: "Ce se întâmplă dacă spun nu?",
            share_title: "Cine ce parte poate vedea?",
            share_blank: "Alegeți da sau nu pentru fiecare. Dacă lăsați ceva necompletat, luăm asta drept nu. Puteți spune nu la toate și tot să trimiteți cererea.",
            law: "Când legea permite oricum să se dea informații",
        },
        check: AskCheck {
            title: "Verificați răspunsurile",
            goes_to: "Unde ajunge",
            send: "Trimiteți cererea",
            once: "E de ajuns să apăsați o dată. Dacă apăsați de două ori, tot o singură dată trimitem.",
            lives: "Unde locuiți",
            danger: "Cineva în pericol acum",
            danger_yes: "Da. Vom marca drept urgent",
            who: "Pentru cine este",
            my_family: "Familia mea",
            helped_by: "Cine a ajutat la scris",
            name: "Numele dumneavoastră",
            children: "Copiii",
            going_well: "Ce merge bine",
            worries: "Ce vă îngrijorează",
            help: "Ce v-ar ajuta",
            helpers: "Cine vă este alături",
            needs: "Ce vă ușurează lucrurile",
            contact: "Cum vă putem contacta",
            agree: "Doriți acest ajutor",
            share: "Cine ce poate vedea",
            trusted: "Aveți încredere în",
            may_talk: "echipa are voie să vorbească cu această persoană",
            may_not_talk: "echipa nu are voie să vorbească cu această persoană",
            had_plan: "Ați avut înainte un asistent social sau un plan",
            had_no_plan: "Nu ați avut înainte un asistent social sau un plan",
            language: "Limba",
            voicemail: "Putem lăsa un mesaj",
            no_voicemail: "Nu lăsați mesaj",
            say_who: "Putem spune cine sună",
            do_not_say_who: "Nu spuneți cine sună",
            times: "Ore bune",
            sees_nothing: "nimic",
            story: "Povestea dumneavoastră",
            story_goes: "Unele părți din povestea dumneavoastră merg împreună cu această cerere",
            story_stays: "Nicio parte din povestea dumneavoastră nu merge împreună cu această cerere",
        },
    },
    glossary: Glossary {
        title: "Ce înseamnă cuvintele",
        lead: "Consiliile locale, școlile și asistentele medicale folosesc cuvinte care pot fi greu de înțeles. Iată ce înseamnă.",
        search_label: "Căutați un cuvânt",
        search_hint: "Nu contează cum îl scrieți. De exemplu, TAF sau assessment.",
        search: "Căutați",
        search_nav: "Cuvinte",
        found_title: "Cuvinte găsite",
        not_found: "Nu avem acest cuvânt. Încercați doar o parte din el sau uitați-vă în listă.",
        all_title: "Toate cuvintele, de la A la Z",
        sheets_title: "O foaie de tipărit",
        letter_link: "Ce înseamnă scrisoarea mea?",
        young_title: "Pe înțelesul tinerilor",
        also_title: "Alte nume",
        example_title: "Cum se folosește",
        places_title: "Cum se spune în zona dumneavoastră",
        related_title: "Cuvinte înrudite",
        source_title: "De unde știm",
        to_list: "Vedeți toate cuvintele",
        close: "Închideți",
        in_place: |place, word| format!("În {place} se spune „{word}”."),
        count: |count| match count {
            1 => "Am găsit 1 cuvânt.".to_owned(),
            _ if count == 0 || matches!(count % 100, 1..=19) => format!("Am găsit {count} cuvinte."),
            _ => format!("Am găsit {count} de cuvinte."),
        },
        sheet_title: |place| format!("Cuvinte care se folosesc în {place}"),
    },
    display: Display {
        title: "Schimbați cum arată pagina",
        lead: "Alegeți ce este mai bine pentru ochii dumneavoastră. Puteți schimba oricând.",
        size: "Cât de mare este textul?",
        sizes: ["Normal", "Mai mare", "Cel mai mare"],
        also: "Ce altceva v-ar ajuta?",
        strong: "Culori puternice: deschis pe negru",
        spaced: "Mai mult spațiu în rânduri și între ele",
        save: "Folosiți asta",
        saved: "Acum toate paginile arată așa.",
        kept: "Uităm alegerea când plecați sau închideți browserul.",
    },
    aloud: Aloud {
        nav: "Citire cu voce tare",
        read: "Ascultați pagina",
        pause: "Pauză",
        go_on: "Continuați",
        stop: "Opriți",
        here: "Citește de aici",
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

/// Romanian puts "de" between a number and what it counts from 20 on, by the last two digits.
const fn de(number: u32) -> &'static str {
    if number == 0 || matches!(number % 100, 1..=19) { "" } else { "de " }
}

fn time_out_text(minutes: u32) -> String {
    let minutes = if minutes == 1 { "un minut".to_owned() } else { format!("{minutes} {}minute", de(minutes)) };
    format!("Vă închidem paginile peste {minutes}, ca să rămână private.")
}

fn fits(limit: u32) -> String {
    format!("Puteți scrie cel mult {}.", characters(limit))
}

fn characters(count: u32) -> String {
    if count == 1 { "1 caracter".to_owned() } else { format!("{count} {}caractere", de(count)) }
}

fn page_of(number: usize, of: usize) -> String {
    format!("Pagina {number} din {of}")
}

fn problem(problem: &Problem) -> String {
    let by_field = match (problem.field.as_str(), problem.kind) {
        ("postcode", ProblemKind::Missing) => "Scrieți codul poștal sau alegeți zona",
        ("place", ProblemKind::Missing) => "Alegeți zona în care locuiți",
        ("danger", ProblemKind::Missing) => "Alegeți da dacă cineva este în pericol acum sau nu dacă nu este nimeni",
        ("who", ProblemKind::Missing) => "Alegeți pentru cine este ajutorul",
        ("name", ProblemKind::Missing) => "Scrieți un nume cu care să vă spunem",
        ("child-kind", ProblemKind::Missing) => "Adăugați cel puțin un copil: spuneți dacă s-a născut deja",
        ("child-name", ProblemKind::Missing) => "Scrieți cum să-i spunem copilului",
        ("child-age", ProblemKind::Missing) => "Alegeți ce vârstă are copilul",
        ("locality", ProblemKind::Missing) => "Alegeți o parte a zonei sau alegeți „Nu știu sigur”",
        ("help", ProblemKind::Missing) => "Alegeți ce v-ar ajuta sau alegeți „Nu știu sigur”",
        ("way", ProblemKind::Missing) => "Alegeți cel puțin o cale prin care vă putem contacta",
        ("phone", ProblemKind::Missing) => "Scrieți numărul de telefon de folosit",
        ("email", ProblemKind::Missing) => "Scrieți adresa de e-mail de folosit",
        ("address", ProblemKind::Missing) => "Scrieți adresa la care să vă scriem",
        ("through", ProblemKind::Missing) => "Spuneți prin cine vă putem găsi și cum o putem contacta",
        ("agree", ProblemKind::Missing) => "Alegeți da sau nu",
        ("code", ProblemKind::Missing) => "Scrieți cele șase cuvinte",
        _ => "",
    };
    if !by_field.is_empty() {
        return by_field.to_owned();
    }
    match problem.kind {
        ProblemKind::Missing => "Alegeți sau scrieți un răspuns".to_owned(),
        ProblemKind::TooLong { limit } => format!("Scurtați textul: poate avea cel mult {}", characters(limit)),
        ProblemKind::NotAChoice => "Alegeți unul dintre răspunsurile din listă".to_owned(),
        ProblemKind::TooMany { limit } => {
            format!("Aici puteți adăuga cel mult {limit}. Despre ceilalți, spuneți-ne cu cuvintele dumneavoastră")
        }
        ProblemKind::NotADate => "Scrieți o dată care există, de exemplu 27 3 2027, sau lăsați necompletat".to_owned(),
        ProblemKind::DateOutOfRange => "Scrieți o dată apropiată sau lăsați necompletat".to_owned(),
        ProblemKind::NotAPostcode => {
            "Scrieți un cod poștal întreg, de exemplu YO1 7HH, sau lăsați necompletat".to_owned()
        }
        ProblemKind::PostcodeElsewhere => {
            "Nu cunoaștem acest cod poștal. Verificați-l sau alegeți mai jos zona".to_owned()
        }
        ProblemKind::NotAPhone => "Scrieți un număr de telefon, de exemplu 07700 900123".to_owned(),
        ProblemKind::NotAnEmail => "Scrieți o adresă de e-mail, de exemplu name@example.org".to_owned(),
        ProblemKind::NotACode => "Scrieți toate cele șase cuvinte, în ordine, cu spațiu între ele".to_owned(),
        ProblemKind::Breached => "Alegeți alt cuvânt. Acesta este pe liste de parole furate".to_owned(),
    }
}

const fn age(age: AgeBand) -> &'static str {
    match age {
        AgeBand::UnderFive => "de la 0 la 4 ani",
        AgeBand::FiveToTen => "de la 5 la 10 ani",
        AgeBand::ElevenToFifteen => "de la 11 la 15 ani",
        AgeBand::SixteenSeventeen => "16 sau 17 ani",
        AgeBand::EighteenPlus => "de la 18 la 25 de ani",
    }
}

const fn way(way: ContactWay) -> &'static str {
    match way {
        ContactWay::Phone => "Telefon",
        ContactWay::Text => "SMS",
        ContactWay::Email => "E-mail",
        ContactWay::Letter => "Scrisoare",
        ContactWay::Through => "Prin cineva în care am încredere",
        ContactWay::CodeOnly => "Nu mă contactați. Revin eu cu cele șase cuvinte",
    }
}

const fn ease(ease: Ease) -> &'static str {
    match ease {
        Ease::Interpreter => "Cineva care vorbește limba mea",
        Ease::Sign => "British Sign Language (limba semnelor britanică)",
        Ease::LargePrint => "Litere mari",
        Ease::ReadAloud => "Cineva care să-mi citească",
        Ease::EasyRead => "Cuvinte scurte și imagini",
        Ease::StepFree => "Un loc fără trepte",
    }
}

const fn item(item: Item) -> &'static str {
    match item {
        Item::Contact => "Numele dumneavoastră și cum vă putem contacta",
        Item::Children => "Numele și vârstele copiilor",
        Item::Story => "Ce merge bine și ce vă îngrijorează",
        Item::Help => "Ce ajutor ați cerut",
    }
}

const fn decision(decision: Decision) -> &'static str {
    match decision {
        Decision::Given => "Da",
        Decision::Refused => "Nu",
        Decision::NotAnswered => "Necompletat, deci nu",
        Decision::Withdrawn => "Ați retras „da”-ul",
        Decision::Spoken => "Da, spus cu voce tare. Altcineva a notat",
    }
}

fn reason(reason: Reason, [place, hub, part]: &[&str; 3]) -> String {
    match reason {
        Reason::Danger => format!(
            "Ați spus că cineva este în pericol acum. De aceea cererea merge la {hub} și o marcăm drept urgentă. Vă rugăm să și sunați, dacă nu ați sunat deja."
        ),
        Reason::Soon => format!(
            "Ați cerut ajutor curând. De aceea cererea merge la {hub} și o marcăm drept urgentă. Dacă nu poate aștepta, vă rugăm să sunați."
        ),
        Reason::OneDoor => {
            format!("În {place}, toate cererile merg întâi la {hub}. Oamenii de acolo află cine vă poate ajuta.")
        }
        Reason::FrontDoorFinds => {
            format!("Cererea merge întâi la {hub}. Oamenii de acolo citesc ce ați cerut și află cine vă poate ajuta.")
        }
        Reason::LocalityUnknown => format!(
            "Centrul de lângă dumneavoastră ar putea ajuta cu asta. Nu știm care este. De aceea cererea merge întâi la {hub}."
        ),
        Reason::Straight => {
            format!(
                "Locuiți aici: {part}. Ați cerut un ajutor pe care îl poate da acest centru. De aceea cererea merge direct acolo."
            )
        }
    }
}

fn ages(ages: Ages) -> Option<String> {
    match ages {
        Ages::Any => None,
        Ages::Unborn => Some("Pentru un bebeluș care urmează să se nască.".to_owned()),
        Ages::Adults => Some("Pentru adulți.".to_owned()),
        Ages::Years { from, to } => Some(format!("Pentru vârste de la {from} la {to} {}ani.", de(u32::from(to)))),
    }
}

const fn delivery(delivery: Delivery) -> (&'static str, &'static str) {
    match delivery {
        Delivery::Saved => ("Salvată", "Avem ce ați scris. Este în siguranță la noi."),
        Delivery::Sending => ("Se trimite", "Trimitem cererea la echipă."),
        Delivery::HandedOver => {
            ("Predată", "Calculatorul echipei are cererea. Nimeni nu ne-a spus încă dacă a văzut-o.")
        }
        Delivery::Confirmed => ("Confirmată", "Echipa ne-a spus că are cererea."),
        Delivery::Seen => ("Văzută de cineva", "Cineva din echipă a citit-o."),
    }
}

fn what_next(hub: &str, told_by: &str, hear_by: &str) -> [String; 3] {
    [
        format!("{hub} ar trebui să ne spună că are cererea până {told_by}. Puteți vedea asta aici."),
        format!(
            "Cineva de acolo o citește și se gândește ce v-ar putea ajuta. Ar trebui să primiți un răspuns până {hear_by}."
        ),
        "Dacă până atunci nu ați aflat nimic, reveniți aici și apăsați un buton ca să întrebați.".to_owned(),
    ]
}

fn day(date: Date) -> String {
    let weekday = match date.weekday() {
        Weekday::Monday => "luni",
        Weekday::Tuesday => "marți",
        Weekday::Wednesday => "miercuri",
        Weekday::Thursday => "joi",
        Weekday::Friday => "vineri",
        Weekday::Saturday => "sâmbătă",
        Weekday::Sunday => "duminică",
    };
    let month = match date.month() {
        1 => "ianuarie",
        2 => "februarie",
        3 => "martie",
        4 => "aprilie",
        5 => "mai",
        6 => "iunie",
        7 => "iulie",
        8 => "august",
        9 => "septembrie",
        10 => "octombrie",
        11 => "noiembrie",
        _ => "decembrie",
    };
    format!("{weekday}, {} {month} {}", date.day(), date.year())
}
