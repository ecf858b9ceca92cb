//! The English words. Every other language says the same.

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

/// Everything in English.
pub static WORDS: Words = Words {
    language: Language::English,
    checked_by: None,
    common: Common {
        left: "Characters left: {count}",
        too_many: "Characters too many: {count}",
        language_nav: "Language",
        unchecked: "We made these words. A native speaker has not checked them yet.",
        english_only: "This page is in English for now.",
        place_english_only: "These words are in English for now.",
        brand: "Family Help",
        neutral_brand: "Local services",
        neutral_title: "Your page",
        error_title: "Error: ",
        error_prefix: "Error: ",
        problems_title: "There is a problem",
        skip: "Skip to main content",
        exit: "Exit this page",
        exit_nav: "Leave fast",
        emergency_nav: "Urgent help",
        danger_now: "In danger now? Call ",
        numbers_link: "Phone numbers near you",
        check_number: " (check this number)",
        no_number: "call your council's main number",
        back_nav: "Back",
        back: "Back",
        foot_nav: "More help",
        foot_back: "Come back with your six words",
        foot_words: "What words mean",
        foot_letter: "What does my letter mean?",
        foot_numbers: "Phone numbers",
        foot_safety: "Staying safe here",
        foot_privacy: "What we do with what you tell us",
        yes: "Yes",
        no: "No",
        day: "Day",
        month: "Month",
        year: "Year",
        nothing_said: "Left blank",
        change: "Change",
        proceed: "Continue",
        show_code: "Show my words",
        hide_code: "Hide my words",
        time_out_title: "Are you still there?",
        stay: "Stay on this page",
    },
    start: Start {
        near_first: "You can also look for help near you first. You do not have to fill in anything.",
        near_link: "Find help near you",
        how_it_works: |place| format!("Help in {place}: how it works"),
        title: "Ask for help for your family",
        lead: "Is life at home hard right now? You can ask your council for help here. You do not need an account.",
        steps: [
            "We ask you up to 14 short things. It takes about 15 minutes.",
            "You can leave most of them blank. You can stop and come back.",
            "You say yes or no to help. You choose who may see which part.",
            "We send it to your local team. We give you six words so you can come back and see what is happening.",
        ],
        ask: "We ask where you live and who is in your family. We ask what is going well and what worries you. We ask how it is safe to reach you.",
        used_for: "Your answers go to the team that helps families where you live. We keep them locked. We do not use them to judge you.",
        exit_title: "If someone comes in",
        exit: "Each page has a button that says “Exit this page”. It takes you to a weather page fast. On a keyboard, press Shift three times. Your browser may still list the pages you were on.",
        places: "How help works near you",
        button: "Start now",
        safety_link: "Read about staying safe here",
        back_link: "I have six words already",
    },
    safety: Safety {
        title: "Staying safe here",
        text: [
            "“Exit this page” closes your answers and takes you to a weather page. It works on every page.",
            "It does not wipe your browser’s history. Someone who looks at the history may see that you came here.",
            "Wiping all your history can look odd to someone who checks it. A private window keeps no history. You could also use a phone or computer at school, a library or a friend’s home.",
            "If someone may have put a hidden app on your phone to watch it, use another phone if you can.",
            "If you stop for 15 minutes, we close your pages.",
            "Keep your six words somewhere no one will look. They do not say what they are for.",
        ],
        lines_title: "People you can talk to",
        lines: [
            ("National Domestic Abuse Helpline (Refuge)", "0808 2000 247", "free, day and night"),
            ("Childline, for anyone under 19", "0800 1111", "free, day and night"),
            ("Samaritans", "116 123", "free, day and night"),
            ("NHS 111, if someone is ill", "111", "free, day and night"),
        ],
        womens_aid: "Women’s Aid also has an online chat on its website.",
    },
    privacy: Privacy {
        title: "What we do with what you tell us",
        rights_link: "What you can ask us",
        parts: [
            (
                "Who gets it",
                &[
                    "Your answers go to the team in your area that helps families. Its name is on the page before you send.",
                    "You choose if other people, like a school, may see parts of it. You can say no to all of them and still get help.",
                ],
            ),
            (
                "When the law lets people share anyway",
                &[
                    "Sometimes people must share things to keep a child safe, even if you said no. If a child may be badly hurt, or a crime may be done, the law lets them. They should tell you first, if that is safe.",
                ],
            ),
            (
                "How we keep it",
                &[
                    "We lock your answers with a key. We do not put your answers in web addresses or e-mails.",
                    "We use up to three small cookies. One holds a random number, so we know which answers are yours. The others hold your language and how you like pages to look. They are gone when you exit or close your browser.",
                ],
            ),
            (
                "How long we keep it",
                &[
                    "If you stop before you send, we delete your answers after 2 days. If you choose “Save and come back later”, we keep them for 28 days.",
                    "The team tells us when they have your request. 30 days after that, we delete your story from this website. We keep a record of what you said yes and no to.",
                ],
            ),
            (
                "Your rights",
                &[
                    "You can ask to see what we hold, ask us to put it right, or ask us to delete it. Call your local team and say your reference.",
                    "If you are not happy with how we use it, you can tell the Information Commissioner’s Office on 0303 123 1113.",
                ],
            ),
            (
                "If you are under 18",
                &["You have the same rights. You can ask a grown-up you trust to help you use them."],
            ),
        ],
    },
    numbers: Numbers {
        title: "Phone numbers",
        first: "If someone is in danger now, call 999. It is free from any phone.",
        silent: "If you can not speak, call 999 and press 55 on a mobile phone.",
        caution: "Some of these numbers come from older papers. Where it says “check this number”, look on your council’s website too.",
        hours: "Open: ",
    },
    if_no: IfNo {
        title: "If you say no",
        general: [
            "You can always say no to help. It is your choice.",
            "If you say no, nothing is sent. We do not mark it against you.",
            "If someone who works with you is still worried, they may talk to you about other ways. If a child may be badly hurt, they must act to keep the child safe, even if you say no.",
            "You can change your mind later.",
        ],
        law_title: "When people may share anyway",
        law: [
            "The law lets people share things if a child may be badly hurt, or to stop a serious crime. They may also share if a court says so.",
            "They should tell you first, if that is safe.",
        ],
    },
    phone_first: PhoneFirst {
        title: "Please phone first",
        lead: "You said someone is in danger now. A phone call is the fastest way to get help.",
        call_999: "Call 999 now. Ask for the police or an ambulance. It is free.",
        call_hub: "If it is not an emergency but it can not wait, call:",
        closed: "If they are closed:",
        kept: "We have kept what you typed. You can go on and send it too. We will mark it as urgent.",
        button: "Go on with my request",
    },
    elsewhere: Elsewhere {
        title: "Find your council",
        text: [
            "We can send requests for the areas on the page before.",
            "If you live in another area, your own council has a team like this. Type your postcode at gov.uk/find-local-council and look for “early help” or “family help”.",
            "You can also call your council and ask for early help.",
        ],
    },
    not_agreed: NotAgreed {
        title: "You said no for now",
        text: [
            "That is fine. We have not sent anything.",
            "You can change your answer, save it for later, or finish here. If you finish, we close your answers.",
        ],
        change: "Change my answer",
        later: "Not now. Keep my answers and ask me again",
        finish: "Finish and close my answers",
    },
    code: Code {
        saved_title: "We have saved your answers",
        saved_text: "We keep them for 28 days. Come back with these six words to go on.",
        words_title: "Your six words",
        words_text: "Write these words down, in this order. You need them to come back. We can not look them up for you.",
        careful: "Keep them where no one else will look. Anyone with the words can open your page.",
        practise: "Try my words now",
        note: "Show a plain note to print or save",
        practise_title: "Try your six words",
        practise_text: "Type your words from your note. This shows that you have them right.",
        label: "Your six words",
        hint: "Put a space between the words. Small or big letters are both fine.",
        practise_button: "Check my words",
        practise_wrong: "Those are not the words yet. Look at them again and have another go.",
        see_again: "Show me my words again",
        practise_right: "That works. You have the right words.",
        gone: "You have tried your words, so we do not show them any more.",
        note_title: "Notes",
        go_on: "Go on with my answers",
        to_status: "See what is happening",
        lock_link: "Open my story, or choose how it opens",
    },
    sent: Sent {
        title: "We have your request",
        reference: "Your reference to say on the phone",
        next_title: "What happens next",
        finish: "Finish",
    },
    back: Back {
        title: "Come back with your six words",
        button: "Open",
        unknown: "We could not open anything with those words. Look at each word and its place, and try again. If you have lost them, call your local team.",
        slow: "There were many tries from here just now. Please wait a few minutes and try again.",
        lost_title: "I have lost my words",
        lost_link: "If you can not get in",
        join_link: "Join a family with an invitation",
        lost: "We can not look them up, so no one else can either. Call your local team and say your name and when you asked. They can see your request.",
    },
    status: Status {
        title: "What is happening",
        todo: "Not yet",
        late: "The team has not told us yet that they have it. That is late. We have asked a person to look into it. If you are worried, call them.",
        chase_title: "Nothing heard?",
        chase: "Ask the team what is happening",
        chased: "We have asked the team what is happening. Someone there has to look at it.",
        add_title: "Add something",
        add_label: "What would you like to add?",
        add: "Send this too",
        added: "We have sent what you added.",
        already: "You have sent your request already. What you just typed is below. You can send it too.",
        add_missing: "Type what you would like to add.",
        add_long: "That is too long. Make it shorter, up to 4000 characters.",
        stop_link: "Take my request back",
        stopped: "You took your request back.",
        stopped_text: "We have told the team, or stopped it before it left. You can ask again at any time.",
        finish: "Finish and close this page",
        no_story: "We do not show what you wrote here. That keeps it safe if someone else finds your words.",
    },
    withdraw: Withdraw {
        title: "Take your request back?",
        text: [
            "You can stop at any time. You do not have to say why.",
            "If it has not left yet, it will not leave. If the team has it, we tell them that you want to stop and that no one else may see it because of your yes.",
            "We can not make people forget what they have read. The team may keep a note that you asked.",
            "If someone is worried that a child may be badly hurt, they may still talk to you.",
        ],
        check: |hub| format!("If the team has it, a person at {hub} will check with you before they close anything."),
        yes: "Yes, take it back",
        no: "No, keep it",
    },
    ended: Ended {
        title: "Your pages are closed",
        text: [
            "We close your pages when you leave, or when you stop for 15 minutes. That keeps them private.",
            "If you saved your answers or sent them, come back with your six words.",
        ],
        back: "Come back with my six words",
        start: "Start again",
        cookies: "If you see this page each time you press a button, your browser may be set to block cookies. This website needs one cookie to know which answers are yours.",
    },
    trouble: Trouble {
        not_saved: "We could not save this just now. Nothing was sent. Please try again in a few minutes.",
        typed_title: "This is what you typed",
        typed: "Copy it if you want to keep it. Then go back and try again.",
        talk: "Or talk to someone: ",
        say: "If you call us, say this number: ",
        first_page: "Go to the first page",
        title: "Sorry, this is our fault",
        text: "We can not show this page just now. Please try again in a few minutes. If it can not wait, call.",
        not_found_title: "We can not find that page",
        not_found: "The link may be old. You can go to the first page, or come back with your six words.",
    },
    ask: Ask {
        save: "Save and come back later",
        idle: "If you stop for 15 minutes, we close this page to keep it private. Save first if you need a break.",
        started_again: "We closed your earlier answers to keep them private. What you just typed is kept. If you saved before, you can come back with your six words.",
        place: AskPlace {
            title: "Where do you live?",
            postcode: "Your postcode",
            postcode_hint: "We use this to find the right team. You can leave it blank and choose your area.",
            area: "Or choose your area",
            area_hint: "If you move around, choose where you are now.",
            elsewhere: "None of these, or I am not sure",
            locality_hint: "Some help is given by the hub near you. If you tell us where you live, this can go straight there.",
            not_sure: "I am not sure",
            not_sure_hint: "That is fine. People at the front door know which hub is near you.",
            locality: |place| format!("Which part of {place} do you live in?"),
        },
        who: AskWho {
            danger: "Is anyone in danger right now?",
            danger_hint: "For example, someone is hurt, or may be hurt soon. If so, call 999 first. You can still go on here.",
            who: "Who is the help for?",
            my_family: "My family",
            my_family_hint: "You are a parent or carer, or a baby is on the way.",
            me: "Me. I am a young person",
            me_hint: "You want help for yourself.",
            helping: "A family I am helping",
            helping_hint: "You work with them, like at a school, or you are a friend.",
            name: "What name shall we use for you?",
            name_hint: "Your first name is fine.",
        },
        children: AskChildren {
            title: "Who are the children?",
            lead: "Add each child you would like help with. A baby on the way counts too.",
            so_far: "Added so far",
            add_title: "Add a child",
            add_another_title: "Add another child, or continue",
            kind: "Is the child born yet?",
            born: "Yes, born",
            expected: "Not yet born",
            name: "A name to use for the child",
            name_hint: "A first name is fine. Leave it blank for a baby on the way.",
            age: "How old?",
            due: "If not yet born: when is the baby due?",
            due_hint: "For example, 27 3 2027. You can leave it blank.",
            more: "Add this child and another",
            remove: "Remove",
            baby: "A baby, due",
            baby_no_date: "A baby on the way",
        },
        story: AskStory {
            going_well: "What is going well?",
            going_well_hint: "Big or small things. What do your children enjoy? Who helps? You can leave this blank.",
            worries: "What is worrying you?",
            worries_hint: "Use your own words. What is a hard day like? What would you like to be different? You can leave this blank.",
        },
        help: AskHelp {
            title: "What would help?",
            hint: "Choose all that sound right.",
            not_sure: "I am not sure",
            not_sure_hint: "That is fine. We can work it out with you.",
            other: "Something else",
        },
        people: AskPeople {
            title: "Who is already there for you?",
            already: "Who helps your family now?",
            already_hint: "For example, a teacher, a nurse, a friend, a charity. You can leave this blank.",
            trusted: "Is there someone you trust, who could help or take the lead?",
            trusted_hint: "Their name and what they do. They do not have to work for the council.",
            may_talk: "May the team talk to this person?",
            blank_is_no: "If you leave this blank, we take it as no.",
            had_plan: "Have you had a social worker or a family plan before?",
            had_plan_hint: "This helps the team find what you told us before. You can leave it blank.",
            needs_title: "What would make this easier for you?",
            needs_hint: "Choose all that you need. You can leave this blank.",
            language: "Which language do you like to use?",
            language_hint: "Leave this blank if English is fine.",
            other_needs: "Anything else we should know to work well with you?",
        },
        contact: AskContact {
            title: "How is it safe to reach you?",
            hint: "Choose all that are safe. No one will use a way you do not choose.",
            details: "Tell us more about what you chose",
            details_hint: "Fill in only what goes with your choice. We do not keep the rest.",
            phone: "Phone number for calls or texts",
            email: "E-mail address",
            address: "Address for letters",
            through: "Someone we can go through",
            through_hint: "Their name, and how to reach them.",
            voicemail: "May we leave a message if you do not answer?",
            say_who: "May we say who is calling?",
            blank_is_no: "If you leave this blank, we take it as no.",
            times: "When is a good and safe time?",
            times_hint: "For example, weekdays before 3 in the afternoon.",
        },
        consent: AskConsent {
            help_title: "Do you want this help?",
            help_question: "Do you want us to send your request?",
            if_no: "What happens if I say no?",
            share_title: "Who may see which part?",
            share_blank: "Choose yes or no for each one. If you leave one blank, we take it as no. You can say no to all of them and still send your request.",
            law: "When the law lets people share anyway",
        },
        check: AskCheck {
            title: "Check your answers",
            goes_to: "Where this goes",
            send: "Send my request",
            once: "You only need to press once. If you press twice, we still send it once.",
            lives: "Where you live",
            danger: "Someone in danger now",
            danger_yes: "Yes. We will mark this as urgent",
            who: "Who it is for",
            my_family: "My family",
            helped_by: "Who helped to write this",
            name: "Your name",
            children: "The children",
            going_well: "What is going well",
            worries: "What worries you",
            help: "What would help",
            helpers: "Who is there for you",
            needs: "What makes this easier",
            contact: "How to reach you",
            agree: "You want this help",
            share: "Who may see what",
            trusted: "You trust",
            may_talk: "the team may talk to them",
            may_not_talk: "the team may not talk to them",
            had_plan: "You had a social worker or a plan before",
            had_no_plan: "You did not have a social worker or a plan before",
            language: "Language",
            voicemail: "We may leave a message",
            no_voicemail: "Do not leave a message",
            say_who: "We may say who is calling",
            do_not_say_who: "Do not say who is calling",
            times: "Good times",
            sees_nothing: "nothing",
            story: "Your story",
            story_goes: "Some parts of your story go along with this",
            story_stays: "No part of your story goes along with this",
        },
    },
    glossary: Glossary {
        title: "What words mean",
        lead: "Schools, nurses and councils use some hard words. Here is what they mean.",
        search_label: "Look for a word",
        search_hint: "It is fine to spell it wrong. Try TAF, for one.",
        search: "Search",
        search_nav: "Words",
        found_title: "Words we found",
        not_found: "We do not have that word. Try a part of it, or look through the list.",
        all_title: "All words, A to Z",
        sheets_title: "A sheet to print",
        letter_link: "What does my letter mean?",
        young_title: "If you are a young person",
        also_title: "Other names for it",
        example_title: "How people use it",
        places_title: "What they say near you",
        related_title: "Words that go with it",
        source_title: "Where we found it",
        to_list: "See all words",
        close: "Close",
        in_place: |place, word| format!("In {place} they say “{word}”."),
        count: |count| if count == 1 { "We found 1 word.".to_owned() } else { format!("We found {count} words.") },
        sheet_title: |place| format!("Words people use in {place}"),
    },
    display: Display {
        title: "Change how this looks",
        lead: "Choose what is best for your eyes. You can change it at any time.",
        size: "How big is the text?",
        sizes: ["Normal", "Bigger", "Biggest"],
        also: "What else would help?",
        strong: "Strong colours: light on black",
        spaced: "More room in and between lines",
        save: "Use this",
        saved: "All pages now look like this.",
        kept: "We forget this when you leave or close your browser.",
    },
    aloud: Aloud {
        nav: "Read aloud",
        read: "Read this page to me",
        pause: "Pause",
        go_on: "Go on",
        stop: "Stop",
        here: "Read from here",
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

fn time_out_text(minutes: u32) -> String {
    format!("We will close your pages in {minutes} minutes to keep them private.")
}

fn fits(limit: u32) -> String {
    format!("You can write up to {limit} characters.")
}

fn page_of(number: usize, of: usize) -> String {
    format!("Page {number} of {of}")
}

fn problem(problem: &Problem) -> String {
    // Fields about one part of a story carry its name after two dashes.
    let field = problem.field.split("--").next().unwrap_or_default();
    let by_field = match (field, problem.kind) {
        ("postcode", ProblemKind::Missing) => "Type your postcode, or choose your area",
        ("place", ProblemKind::Missing) => "Choose the area you live in",
        ("danger", ProblemKind::Missing) => "Choose yes if someone is in danger now, or no if not",
        ("who", ProblemKind::Missing) => "Choose who the help is for",
        ("name", ProblemKind::Missing) => "Type a name we can use for you",
        ("child-kind", ProblemKind::Missing) => "Add at least one child: say if the child is born yet",
        ("child-name", ProblemKind::Missing) => "Type a name we can use for the child",
        ("child-age", ProblemKind::Missing) => "Choose how old the child is",
        ("locality", ProblemKind::Missing) => "Choose a part of the area, or choose “I am not sure”",
        ("help", ProblemKind::Missing) => "Choose what would help, or choose “I am not sure”",
        ("way", ProblemKind::Missing) => "Choose at least one way we can reach you",
        ("phone", ProblemKind::Missing) => "Type the phone number to use",
        ("email", ProblemKind::Missing) => "Type the e-mail address to use",
        ("address", ProblemKind::Missing) => "Type the address to write to",
        ("through", ProblemKind::Missing) => "Say who we can go through, and how to reach them",
        ("agree", ProblemKind::Missing) => "Choose yes or no",
        ("may-tell", ProblemKind::Missing) => "Choose yes, no or “Talk to me first”",
        ("code", ProblemKind::Missing) => "Type your six words",
        ("visitor", ProblemKind::Missing) => "Type your name and where you work",
        ("door-for", ProblemKind::Missing) => "Choose who the code is for",
        ("mode", ProblemKind::Missing) => "Choose what they may do",
        ("lasting", ProblemKind::Missing) => "Choose when the code ends",
        (field, ProblemKind::Missing) if field.starts_with("note-") => "Type your note",
        ("safe-word", ProblemKind::Missing) => "Type your safe word",
        ("safe-word", ProblemKind::Breached) => "Choose a different one. This one is on lists of stolen words",
        ("safe-word", _) => "Type 6 to 60 letters or numbers that are not easy to guess",
        ("once", ProblemKind::Missing) => "Type the six numbers of your code",
        ("once", _) => "That code did not work. Check the six numbers, or ask for a new code",
        ("code-email", ProblemKind::Missing) => "Type the e-mail address to use",
        ("code-phone", ProblemKind::Missing) => "Type the mobile number to use",
        ("code-phone", _) => "Type a UK mobile number, like 07700 900123",
        ("recipient", ProblemKind::Missing) => "Choose a team, or type a name",
        ("recipient-name", ProblemKind::NotAChoice) => {
            "Type the name of one person or one team. A word like “agencies” or “school” could mean many people"
        }
        ("recipient-name", ProblemKind::Missing) => "Type a name",
        ("recipient-name", ProblemKind::TooMany { .. }) => "Choose “Someone else” if you type a name",
        ("may", ProblemKind::Missing) => "Answer for at least one part",
        ("ask-in", ProblemKind::Missing) => "Choose when we ask you again",
        ("decides", ProblemKind::Missing) => "Choose who decides about these words",
        ("judged-by", ProblemKind::Missing) => "Type the name of the person who says so",
        ("judged-role", ProblemKind::Missing) => "Type the job of the person who says so",
        ("judged-on", ProblemKind::NotADate) => "Type the day they said so, like 27 3 2026",
        ("judged-on", ProblemKind::DateOutOfRange) => "Type a day up to today",
        ("helper-name", ProblemKind::Missing) => "Type your name",
        ("organisation", ProblemKind::Missing) => "Type where you work",
        ("role", ProblemKind::Missing) => "Type what you do there",
        ("work-email", ProblemKind::Missing) => "Type your work e-mail",
        ("label", ProblemKind::Missing) => "Type a word or a number to know it by",
        ("app-code", ProblemKind::Missing) => "Type the six numbers that the app shows",
        ("app-code", _) => "That code did not work. Wait until the app shows the next one, and type that",
        ("approve-name", ProblemKind::Missing) => "Type the name of the organisation",
        ("approve-place", ProblemKind::Missing) => "Choose whose hub approves it",
        ("person-name", ProblemKind::Missing) => "Type their name",
        ("person-email", ProblemKind::Missing) => "Type their work e-mail",
        ("person-email", ProblemKind::TooMany { .. }) => "This address is at a desk already",
        ("person-title", ProblemKind::Missing) => "Type what they do",
        ("person-role", ProblemKind::Missing) => "Choose what they may do here",
        ("person-place", ProblemKind::Missing) => "Choose a place from the list",
        ("person-hub", _) => "Whoever leads the team leads all of it: tick no hub",
        ("mail-domain", ProblemKind::Missing) => "Type what comes after the @ of its e-mail addresses",
        ("mail-domain", ProblemKind::NotAnEmail) => "Type it like hill-school.example",
        ("mail-domain", ProblemKind::NotAChoice) => {
            "Anybody can have an address there. Type the organisation’s own domain"
        }
        ("mail-domain", ProblemKind::TooMany { .. }) => "This domain is approved already",
        ("reader", ProblemKind::Missing) => "Type a name, so that you know who it was",
        ("again", ProblemKind::Missing) => "Choose a time, or “I do not want to name a day”",
        ("may-ask", ProblemKind::Missing) => "Choose yes or no",
        ("area", ProblemKind::Missing) => "Choose where it is about, or “Somewhere else”",
        ("question", ProblemKind::Missing) => "Type your question",
        ("answer", ProblemKind::Missing) => "Type an answer",
        ("heard", ProblemKind::Missing) => "Choose yes if you heard a yes, or no if not",
        (field, kind) if field.starts_with("plan-") => super::desk_plan::problem(field, kind),
        (field, kind) => super::concern::problem(field, kind),
    };
    if !by_field.is_empty() {
        return by_field.to_owned();
    }
    match problem.kind {
        ProblemKind::Missing => "Choose or type an answer".to_owned(),
        ProblemKind::TooLong { limit } => format!("Make this shorter: it can have up to {limit} characters"),
        ProblemKind::NotAChoice => "Choose one of the answers on the list".to_owned(),
        ProblemKind::TooMany { limit } => {
            format!("You can add up to {limit} here. Tell us about others in your own words")
        }
        ProblemKind::NotADate => "Type a real date, like 27 3 2027, or leave it blank".to_owned(),
        ProblemKind::DateOutOfRange => "Type a date that is near, or leave it blank".to_owned(),
        ProblemKind::NotAPostcode => "Type a full postcode, like YO1 7HH, or leave it blank".to_owned(),
        ProblemKind::PostcodeElsewhere => {
            "We do not know this postcode. Check it, or choose your area below".to_owned()
        }
        ProblemKind::NotAPhone => "Type a phone number, like 07700 900123".to_owned(),
        ProblemKind::NotAnEmail => "Type an e-mail address, like name@example.org".to_owned(),
        ProblemKind::NotACode => "Type all six words, in order, with a space between".to_owned(),
        ProblemKind::Breached => "Choose a different one. Lists of stolen passwords have this one".to_owned(),
    }
}

const fn age(age: AgeBand) -> &'static str {
    match age {
        AgeBand::UnderFive => "0 to 4",
        AgeBand::FiveToTen => "5 to 10",
        AgeBand::ElevenToFifteen => "11 to 15",
        AgeBand::SixteenSeventeen => "16 or 17",
        AgeBand::EighteenPlus => "18 to 25",
    }
}

const fn way(way: ContactWay) -> &'static str {
    match way {
        ContactWay::Phone => "Phone call",
        ContactWay::Text => "Text message",
        ContactWay::Email => "E-mail",
        ContactWay::Letter => "Letter",
        ContactWay::Through => "Through someone I trust",
        ContactWay::CodeOnly => "Do not contact me. I will come back with my six words",
    }
}

const fn ease(ease: Ease) -> &'static str {
    match ease {
        Ease::Interpreter => "Someone who speaks my language",
        Ease::Sign => "British Sign Language",
        Ease::LargePrint => "Large print",
        Ease::ReadAloud => "Someone to read things to me",
        Ease::EasyRead => "Short words and pictures",
        Ease::StepFree => "A place with no steps",
    }
}

const fn item(item: Item) -> &'static str {
    match item {
        Item::Contact => "Your name and how to reach you",
        Item::Children => "Your children’s names and ages",
        Item::Story => "What is going well and what worries you",
        Item::Help => "What help you asked for",
    }
}

const fn decision(decision: Decision) -> &'static str {
    match decision {
        Decision::Given => "Yes",
        Decision::Refused => "No",
        Decision::NotAnswered => "Left blank, so no",
        Decision::Withdrawn => "You took your yes back",
        Decision::Spoken => "Yes, said aloud. Somebody else wrote it down",
    }
}

fn reason(reason: Reason, [place, hub, part]: &[&str; 3]) -> String {
    match reason {
        Reason::Danger => format!(
            "You said someone is in danger now. So this goes to {hub}, and we mark it as urgent. Please call too, if you have not."
        ),
        Reason::Soon => format!(
            "You asked for help soon. So this goes to {hub}, and we mark it as urgent. If it can not wait, please call."
        ),
        Reason::OneDoor => {
            format!("In {place}, all requests go to {hub} first. People there find out who can help.")
        }
        Reason::FrontDoorFinds => {
            format!("This goes to {hub} first. People there read what you asked for and find out who can help.")
        }
        Reason::LocalityUnknown => format!(
            "The hub near you could help with this. We do not know which one that is. So this goes to {hub} first."
        ),
        Reason::Straight => {
            format!("You live in {part} and you asked for help that this hub can give. So this goes straight there.")
        }
    }
}

fn ages(ages: Ages) -> Option<String> {
    match ages {
        Ages::Any => None,
        Ages::Unborn => Some("For a baby on the way.".to_owned()),
        Ages::Adults => Some("For grown-ups.".to_owned()),
        Ages::Years { from, to } => Some(format!("For ages {from} to {to}.")),
    }
}

const fn delivery(delivery: Delivery) -> (&'static str, &'static str) {
    match delivery {
        Delivery::Saved => ("Saved", "We have what you wrote. It is safe with us."),
        Delivery::Sending => ("Sending", "We are sending it to the team."),
        Delivery::HandedOver => ("Handed over", "The team’s computer has it. No one has told us yet that they saw it."),
        Delivery::Confirmed => ("Confirmed", "The team has told us that they have it."),
        Delivery::Seen => ("Seen by a person", "Someone in the team has read it."),
    }
}

fn what_next(hub: &str, told_by: &str, hear_by: &str) -> [String; 3] {
    [
        format!("{hub} should tell us that they have it by {told_by}. You can see that here."),
        format!("Someone there reads it and thinks about what could help. You should hear by {hear_by}."),
        "If you have not heard by then, come back here and press a button to ask them.".to_owned(),
    ]
}

fn day(date: Date) -> String {
    let weekday = match date.weekday() {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    };
    let month = match date.month() {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        _ => "December",
    };
    format!("{weekday} {} {month} {}", date.day(), date.year())
}
