//! The text of pages: headings and paragraphs that belong to one page each.

/// The first page.
pub mod start {
    /// Title and heading.
    pub const TITLE: &str = "Ask for help for your family";
    /// Who it is for.
    pub const LEAD: &str =
        "Is life at home hard right now? You can ask your council for help here. You do not need an account.";
    /// What happens.
    pub const STEPS: [&str; 4] = [
        "We ask you up to 14 short things. It takes about 15 minutes.",
        "You can leave most of them blank. You can stop and come back.",
        "You say yes or no to help. You choose who may see which part.",
        "We send it to your local team. We give you six words so you can come back and see what is happening.",
    ];
    /// What we ask.
    pub const ASK: &str = "We ask where you live and who is in your family. We ask what is going well and what worries you. We ask how it is safe to reach you.";
    /// What we do with it.
    pub const USE: &str = "Your answers go to the team that helps families where you live. We keep them locked. We do not use them to judge you.";
    /// Heading over the exit explanation.
    pub const EXIT_TITLE: &str = "If someone comes in";
    /// The exit explanation, before first use (rule C20).
    pub const EXIT: &str = "Each page has a button that says “Exit this page”. It takes you to a weather page fast. On a keyboard, press Shift three times. Your browser may still list the pages you were on.";
    /// Over the links to each place's page.
    pub const PLACES: &str = "How help works near you";
    /// Start button.
    pub const BUTTON: &str = "Start now";
    /// Link.
    pub const SAFETY_LINK: &str = "Read about staying safe here";
    /// Link.
    pub const BACK_LINK: &str = "I have six words already";
}

/// Staying safe (rule C21).
pub mod safety {
    /// Title.
    pub const TITLE: &str = "Staying safe here";
    /// Paragraphs.
    pub const TEXT: [&str; 6] = [
        "“Exit this page” closes your answers and takes you to a weather page. It works on every page.",
        "It does not wipe your browser’s history. Someone who looks at the history may see that you came here.",
        "Wiping all your history can look odd to someone who checks it. A private window keeps no history. You could also use a phone or computer at school, a library or a friend’s home.",
        "If someone may have put a hidden app on your phone to watch it, use another phone if you can.",
        "If you stop for 15 minutes, we close your pages.",
        "Keep your six words somewhere no one will look. They do not say what they are for.",
    ];
    /// Over the help lines.
    pub const LINES_TITLE: &str = "People you can talk to";
    /// Help lines: who, number, when.
    pub const LINES: [(&str, &str, &str); 4] = [
        ("National Domestic Abuse Helpline (Refuge)", "0808 2000 247", "free, day and night"),
        ("Childline, for anyone under 19", "0800 1111", "free, day and night"),
        ("Samaritans", "116 123", "free, day and night"),
        ("NHS 111, if someone is ill", "111", "free, day and night"),
    ];
    /// More help.
    pub const WOMENS_AID: &str = "Women’s Aid also has an online chat on its website.";
}

/// What we do with it.
pub mod privacy {
    /// Title.
    pub const TITLE: &str = "What we do with what you tell us";
    /// Headings and paragraphs.
    pub const PARTS: [(&str, &[&str]); 6] = [
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
                "We use two cookies. One holds a random number so we know which answers are yours. One holds how you like pages to look, if you change that.",
                "They hold nothing else. Both are gone when you leave.",
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
        ("If you are under 18", &["You have the same rights. You can ask a grown-up you trust to help you use them."]),
    ];
}

/// How help works in a place. What is special to the place is its own data.
pub mod guide {
    /// Where a request goes.
    pub const FRONT_DOOR: &str = "Where your request goes";
    /// Over the hubs near a family.
    pub const NEAR: &str = "Hubs near you";
    /// When to hear.
    pub const WHEN: &str = "When you should hear";
    /// When to hear.
    pub const CHASE: &str = "If you do not hear by then, come back here and press a button to ask.";
    /// Standards.
    pub const STANDARDS: &str = "What you can count on";
    /// What there is.
    pub const SERVICES: &str = "What you can ask for";
    /// Before the words a parent may say.
    pub const SAY: &str = "You might say:";
    /// Before the name of the place's papers.
    pub const OFFICIAL: &str = "People who work here call it:";
    /// After help that goes to the hub near the family.
    pub const STRAIGHT: &str = "With your yes, this can go straight to the hub near you.";
    /// Who comes.
    pub const PEOPLE: &str = "Who may work with you";
    /// Before other names.
    pub const ALSO: &str = "Some people call this:";
    /// Its parts.
    pub const PARTS: &str = "It has these parts:";
    /// Tools.
    pub const TOOLS: &str = "Workers here like to use a tool for this. It is called:";
    /// Meetings.
    pub const MEETINGS: &str = "What meetings are called";
    /// Levels.
    pub const LEVELS: &str = "Words for how much help there is";
    /// Levels are explained, never assigned.
    pub const LEVELS_NOTE: &str = "People who work here use these words. You do not have to choose one. This website does not choose one for you.";
    /// Up and down.
    pub const CHANGE: &str = "When things get better or harder";
    /// Meanwhile.
    pub const WAIT: &str = "What you can do now";
    /// Ages.
    pub const AGES: &str = "How old do you have to be?";
    /// No lower limit (rule C7).
    pub const NO_YOUNGEST: &str = "No one is too young to ask for help.";
    /// Measures.
    pub const MEASURES: &str = "What is counted here, with no names";
    /// When closed.
    pub const CLOSED: &str = "When they are closed";
    /// On with the draft.
    pub const GO_ON: &str = "Go back to your answers";
    /// To the first page.
    pub const ASK: &str = "Ask for help";

    /// Title and heading, and the link to the page.
    pub fn title(place: &str) -> String {
        format!("Help in {place}: how it works")
    }

    /// Who runs it.
    pub fn lead(brand: &str, council: &str) -> String {
        format!("{brand} is run by {council} with schools, health and others.")
    }

    /// How long, in working days.
    pub fn days(acknowledge: u16, outcome: u16) -> [String; 2] {
        [
            format!("The team should tell us that they have your request within {}.", working_days(acknowledge)),
            format!("You should hear what comes next within {}.", working_days(outcome)),
        ]
    }

    fn working_days(days: u16) -> String {
        format!("{days} working {}", if days == 1 { "day" } else { "days" })
    }

    /// From what age, and until when.
    pub fn ages(alone: u16, until: u16, special: u16) -> [String; 2] {
        [
            format!("From {alone} on, young people choose for themselves."),
            format!("Help for a family can go on until a child is {until}. With special needs, until {special}."),
        ]
    }
}

/// Phone numbers.
pub mod numbers {
    /// Title.
    pub const TITLE: &str = "Phone numbers";
    /// First.
    pub const FIRST: &str = "If someone is in danger now, call 999. It is free from any phone.";
    /// Cannot speak.
    pub const SILENT: &str = "If you can not speak, call 999 and press 55 on a mobile phone.";
    /// Caution.
    pub const CAUTION: &str = "Some of these numbers come from older papers. Where it says “check this number”, look on your council’s website too.";
    /// Hours.
    pub const HOURS: &str = "Open: ";
}

/// What "no" means.
pub mod if_no {
    /// Title.
    pub const TITLE: &str = "If you say no";
    /// Choose a place first.
    pub const GENERAL: [&str; 4] = [
        "You can always say no to help. It is your choice.",
        "If you say no, nothing is sent. We do not mark it against you.",
        "If someone who works with you is still worried, they may talk to you about other ways. If a child may be badly hurt, they must act to keep the child safe, even if you say no.",
        "You can change your mind later.",
    ];
    /// Over the law part.
    pub const LAW_TITLE: &str = "When people may share anyway";
    /// The law, before a place is known.
    pub const LAW: [&str; 2] = [
        "The law lets people share things if a child may be badly hurt, or to stop a serious crime. They may also share if a court says so.",
        "They should tell you first, if that is safe.",
    ];
}

/// Phone first.
pub mod phone_first {
    /// Heading.
    pub const TITLE: &str = "Please phone first";
    /// Lead.
    pub const LEAD: &str = "You said someone is in danger now. A phone call is the fastest way to get help.";
    /// 999.
    pub const CALL_999: &str = "Call 999 now. Ask for the police or an ambulance. It is free.";
    /// The hub.
    pub const CALL_HUB: &str = "If it is not an emergency but it can not wait, call:";
    /// Closed.
    pub const CLOSED: &str = "If they are closed:";
    /// We keep it.
    pub const KEPT: &str = "We have kept what you typed. You can go on and send it too. We will mark it as urgent.";
    /// Button.
    pub const BUTTON: &str = "Go on with my request";
}

/// Other ways.
pub mod other_ways {
    /// Heading for a young person.
    pub const ME_TITLE: &str = "You can get help for yourself";
    /// Heading for a helper.
    pub const HELPING_TITLE: &str = "You are helping a family";
    /// For a young person.
    pub const ME: [&str; 3] = [
        "The online pages for young people are not ready yet. You can still ask for help today.",
        "Call the team near you. You can say how old you are and what is wrong. You can ask them not to ring you back at home.",
        "You can also talk to Childline on 0800 1111, or text SHOUT to 85258. Both are free.",
    ];
    /// For a helper.
    pub const HELPING: [&str; 3] = [
        "The online pages for schools and other helpers are not ready yet.",
        "You can sit with the family while they fill in “my family” here. It must be their words and their yes.",
        "Or call the team and ask for advice. You do not have to say the family’s name.",
    ];
    /// Link back.
    pub const BACK: &str = "Change my answer";
}

/// Elsewhere.
pub mod elsewhere {
    /// Title.
    pub const TITLE: &str = "Find your council";
    /// Text.
    pub const TEXT: [&str; 3] = [
        "We can send requests for the areas on the page before.",
        "If you live in another area, your own council has a team like this. Type your postcode at gov.uk/find-local-council and look for “early help” or “family help”.",
        "You can also call your council and ask for early help.",
    ];
}

/// Help was not agreed to.
pub mod not_agreed {
    /// Title.
    pub const TITLE: &str = "You said no for now";
    /// Text.
    pub const TEXT: [&str; 2] = [
        "That is fine. We have not sent anything.",
        "You can change your answer, save it for later, or finish here. If you finish, we close your answers.",
    ];
    /// Change.
    pub const CHANGE: &str = "Change my answer";
    /// Finish.
    pub const FINISH: &str = "Finish and close my answers";
}

/// Codes.
pub mod code {
    /// Title for a saved draft.
    pub const SAVED_TITLE: &str = "We have saved your answers";
    /// How long.
    pub const SAVED_TEXT: &str = "We keep them for 28 days. Come back with these six words to go on.";
    /// Over the words.
    pub const WORDS_TITLE: &str = "Your six words";
    /// What they are for.
    pub const WORDS_TEXT: &str =
        "Write these words down, in this order. You need them to come back. We can not look them up for you.";
    /// Careful.
    pub const CAREFUL: &str = "Keep them where no one else will look. Anyone with the words can open your page.";
    /// Practise link.
    pub const PRACTISE: &str = "Try my words now";
    /// Note link.
    pub const NOTE: &str = "Show a plain note to print or save";
    /// Practice title.
    pub const PRACTISE_TITLE: &str = "Try your six words";
    /// Practice text.
    pub const PRACTISE_TEXT: &str = "Type your words from your note. This shows that you have them right.";
    /// Practice label.
    pub const LABEL: &str = "Your six words";
    /// Hint.
    pub const HINT: &str = "Put a space between the words. Small or big letters are both fine.";
    /// Button.
    pub const PRACTISE_BUTTON: &str = "Check my words";
    /// Wrong.
    pub const PRACTISE_WRONG: &str = "Those are not the words yet. Look at them again and have another go.";
    /// See again.
    pub const SEE_AGAIN: &str = "Show me my words again";
    /// Right.
    pub const PRACTISE_RIGHT: &str = "That works. You have the right words.";
    /// Gone.
    pub const GONE: &str = "You have tried your words, so we do not show them any more.";
    /// Note title.
    pub const NOTE_TITLE: &str = "Notes";
    /// Go on.
    pub const GO_ON: &str = "Go on with my answers";
    /// See the status.
    pub const TO_STATUS: &str = "See what is happening";
}

/// The confirmation.
pub mod sent {
    /// Heading.
    pub const TITLE: &str = "We have your request";
    /// Reference label.
    pub const REFERENCE: &str = "Your reference to say on the phone";
    /// What next.
    pub const NEXT_TITLE: &str = "What happens next";
    /// Finish.
    pub const FINISH: &str = "Finish";
}

/// Coming back.
pub mod back {
    /// Title.
    pub const TITLE: &str = "Come back with your six words";
    /// Button.
    pub const BUTTON: &str = "Open";
    /// Unknown.
    pub const UNKNOWN: &str = "We could not open anything with those words. Look at each word and its place, and try again. If you have lost them, call your local team.";
    /// Too many tries.
    pub const SLOW: &str = "There were many tries from here just now. Please wait a few minutes and try again.";
    /// Lost.
    pub const LOST_TITLE: &str = "I have lost my words";
    /// Lost.
    pub const LOST: &str = "We can not look them up, so no one else can either. Call your local team and say your name and when you asked. They can see your request.";
}

/// Status.
pub mod status {
    /// Title.
    pub const TITLE: &str = "What is happening";
    /// Not done.
    pub const TODO: &str = "Not yet";
    /// Late.
    pub const LATE: &str = "The team has not told us yet that they have it. That is late. We have asked a person to look into it. If you are worried, call them.";
    /// Chase title.
    pub const CHASE_TITLE: &str = "Nothing heard?";
    /// Chase button.
    pub const CHASE: &str = "Ask the team what is happening";
    /// Chased.
    pub const CHASED: &str = "We have asked the team what is happening. Someone there has to look at it.";
    /// Add title.
    pub const ADD_TITLE: &str = "Add something";
    /// Add label.
    pub const ADD_LABEL: &str = "What would you like to add?";
    /// Add button.
    pub const ADD: &str = "Send this too";
    /// Added.
    pub const ADDED: &str = "We have sent what you added.";
    /// Already sent.
    pub const ALREADY: &str = "You have sent your request already. What you just typed is below. You can send it too.";
    /// Missing.
    pub const ADD_MISSING: &str = "Type what you would like to add.";
    /// Too long.
    pub const ADD_LONG: &str = "That is too long. Make it shorter, up to 4000 characters.";
    /// Stop title.
    pub const STOP_LINK: &str = "Take my request back";
    /// Stopped.
    pub const STOPPED: &str = "You took your request back.";
    /// Stopped text.
    pub const STOPPED_TEXT: &str =
        "We have told the team, or stopped it before it left. You can ask again at any time.";
    /// Finish.
    pub const FINISH: &str = "Finish and close this page";
    /// Story is not shown.
    pub const NO_STORY: &str =
        "We do not show what you wrote here. That keeps it safe if someone else finds your words.";
}

/// Taking it back.
pub mod withdraw {
    /// Title.
    pub const TITLE: &str = "Take your request back?";
    /// Text.
    pub const TEXT: [&str; 4] = [
        "You can stop at any time. You do not have to say why.",
        "If it has not left yet, it will not leave. If the team has it, we tell them that you want to stop and that no one else may see it because of your yes.",
        "We can not make people forget what they have read. The team may keep a note that you asked.",
        "If someone is worried that a child may be badly hurt, they may still talk to you.",
    ];
    /// Yes.
    pub const YES: &str = "Yes, take it back";
    /// No.
    pub const NO: &str = "No, keep it";
}

/// Ended.
pub mod ended {
    /// Title.
    pub const TITLE: &str = "Your pages are closed";
    /// Text.
    pub const TEXT: [&str; 2] = [
        "We close your pages when you leave, or when you stop for 15 minutes. That keeps them private.",
        "If you saved your answers or sent them, come back with your six words.",
    ];
    /// Back.
    pub const BACK: &str = "Come back with my six words";
    /// Start.
    pub const START: &str = "Start again";
    /// Cookies.
    pub const COOKIES: &str = "If you see this page each time you press a button, your browser may be set to block cookies. This website needs one cookie to know which answers are yours.";
}

/// Our trouble.
pub mod trouble {
    /// Title.
    pub const TITLE: &str = "Sorry, this is our fault";
    /// Text.
    pub const TEXT: &str =
        "We can not show this page just now. Please try again in a few minutes. If it can not wait, call.";
    /// Not found.
    pub const NOT_FOUND_TITLE: &str = "We can not find that page";
    /// Not found.
    pub const NOT_FOUND: &str = "The link may be old. You can go to the first page, or come back with your six words.";
}

/// The questions.
pub mod ask {
    /// Secondary button.
    pub const SAVE: &str = "Save and come back later";
    /// Under each form: the limit, said before it is met.
    pub const IDLE: &str =
        "If you stop for 15 minutes, we close this page to keep it private. Save first if you need a break.";
    /// After a visit ended while typing.
    pub const STARTED_AGAIN: &str = "We closed your earlier answers to keep them private. What you just typed is kept. If you saved before, you can come back with your six words.";

    /// Where you live.
    pub mod place {
        /// Heading.
        pub const TITLE: &str = "Where do you live?";
        /// Label.
        pub const POSTCODE: &str = "Your postcode";
        /// Hint.
        pub const POSTCODE_HINT: &str =
            "We use this to find the right team. You can leave it blank and choose your area.";
        /// Legend.
        pub const AREA: &str = "Or choose your area";
        /// Hint.
        pub const AREA_HINT: &str = "If you move around, choose where you are now.";
        /// Choice.
        pub const ELSEWHERE: &str = "None of these, or I am not sure";
        /// Hint.
        pub const LOCALITY_HINT: &str =
            "Some help is given by the hub near you. If you tell us where you live, this can go straight there.";
        /// Choice.
        pub const NOT_SURE: &str = "I am not sure";
        /// Hint.
        pub const NOT_SURE_HINT: &str = "That is fine. People at the front door know which hub is near you.";

        /// Which part of a place.
        pub fn locality(place: &str) -> String {
            format!("Which part of {place} do you live in?")
        }
    }

    /// Danger, who, name.
    pub mod who {
        /// Heading.
        pub const DANGER: &str = "Is anyone in danger right now?";
        /// Hint.
        pub const DANGER_HINT: &str =
            "For example, someone is hurt, or may be hurt soon. If so, call 999 first. You can still go on here.";
        /// Heading.
        pub const WHO: &str = "Who is the help for?";
        /// Choice.
        pub const MY_FAMILY: &str = "My family";
        /// Hint.
        pub const MY_FAMILY_HINT: &str = "You are a parent or carer, or a baby is on the way.";
        /// Choice.
        pub const ME: &str = "Me. I am a young person";
        /// Hint.
        pub const ME_HINT: &str = "You want help for yourself.";
        /// Choice.
        pub const HELPING: &str = "A family I am helping";
        /// Hint.
        pub const HELPING_HINT: &str = "You work with them, like at a school, or you are a friend.";
        /// Heading.
        pub const NAME: &str = "What name shall we use for you?";
        /// Hint.
        pub const NAME_HINT: &str = "Your first name is fine.";
    }

    /// The children.
    pub mod children {
        /// Heading.
        pub const TITLE: &str = "Who are the children?";
        /// Lead.
        pub const LEAD: &str = "Add each child you would like help with. A baby on the way counts too.";
        /// Over the list.
        pub const SO_FAR: &str = "Added so far";
        /// Over the form.
        pub const ADD_TITLE: &str = "Add a child";
        /// Over the form.
        pub const ADD_ANOTHER_TITLE: &str = "Add another child, or continue";
        /// Legend.
        pub const KIND: &str = "Is the child born yet?";
        /// Choice.
        pub const BORN: &str = "Yes, born";
        /// Choice.
        pub const EXPECTED: &str = "Not yet born";
        /// Label.
        pub const NAME: &str = "A name to use for the child";
        /// Hint.
        pub const NAME_HINT: &str = "A first name is fine. Leave it blank for a baby on the way.";
        /// Legend.
        pub const AGE: &str = "How old?";
        /// Legend.
        pub const DUE: &str = "If not yet born: when is the baby due?";
        /// Hint.
        pub const DUE_HINT: &str = "For example, 27 3 2027. You can leave it blank.";
        /// Button.
        pub const MORE: &str = "Add this child and another";
        /// Button.
        pub const REMOVE: &str = "Remove";
        /// In a list.
        pub const BABY: &str = "A baby, due";
        /// In a list.
        pub const BABY_NO_DATE: &str = "A baby on the way";
    }

    /// The story.
    pub mod story {
        /// Heading.
        pub const GOING_WELL: &str = "What is going well?";
        /// Hint.
        pub const GOING_WELL_HINT: &str =
            "Big or small things. What do your children enjoy? Who helps? You can leave this blank.";
        /// Heading.
        pub const WORRIES: &str = "What is worrying you?";
        /// Hint.
        pub const WORRIES_HINT: &str = "Use your own words. What is a hard day like? What would you like to be different? You can leave this blank.";
    }

    /// Help.
    pub mod help {
        /// Heading.
        pub const TITLE: &str = "What would help?";
        /// Hint.
        pub const HINT: &str = "Choose all that sound right.";
        /// Choice.
        pub const NOT_SURE: &str = "I am not sure";
        /// Hint.
        pub const NOT_SURE_HINT: &str = "That is fine. We can work it out with you.";
        /// Label.
        pub const OTHER: &str = "Something else";
    }

    /// People and needs.
    pub mod people {
        /// Heading.
        pub const TITLE: &str = "Who is already there for you?";
        /// Label.
        pub const ALREADY: &str = "Who helps your family now?";
        /// Hint.
        pub const ALREADY_HINT: &str =
            "For example, a teacher, a nurse, a friend, a charity. You can leave this blank.";
        /// Label.
        pub const TRUSTED: &str = "Is there someone you trust, who could help or take the lead?";
        /// Hint.
        pub const TRUSTED_HINT: &str = "Their name and what they do. They do not have to work for the council.";
        /// Legend.
        pub const MAY_TALK: &str = "May the team talk to this person?";
        /// Hint.
        pub const BLANK_IS_NO: &str = "If you leave this blank, we take it as no.";
        /// Legend.
        pub const HAD_PLAN: &str = "Have you had a social worker or a family plan before?";
        /// Hint.
        pub const HAD_PLAN_HINT: &str = "This helps the team find what you told us before. You can leave it blank.";
        /// Heading.
        pub const NEEDS_TITLE: &str = "What would make this easier for you?";
        /// Hint.
        pub const NEEDS_HINT: &str = "Choose all that you need. You can leave this blank.";
        /// Label.
        pub const LANGUAGE: &str = "Which language do you like to use?";
        /// Hint.
        pub const LANGUAGE_HINT: &str = "Leave this blank if English is fine.";
        /// Label.
        pub const OTHER_NEEDS: &str = "Anything else we should know to work well with you?";
    }

    /// Contact.
    pub mod contact {
        /// Heading.
        pub const TITLE: &str = "How is it safe to reach you?";
        /// Hint.
        pub const HINT: &str = "Choose all that are safe. No one will use a way you do not choose.";
        /// Heading.
        pub const DETAILS: &str = "Tell us more about what you chose";
        /// Lead.
        pub const DETAILS_HINT: &str = "Fill in only what goes with your choice. We do not keep the rest.";
        /// Label.
        pub const PHONE: &str = "Phone number for calls or texts";
        /// Label.
        pub const EMAIL: &str = "E-mail address";
        /// Label.
        pub const ADDRESS: &str = "Address for letters";
        /// Label.
        pub const THROUGH: &str = "Someone we can go through";
        /// Hint.
        pub const THROUGH_HINT: &str = "Their name, and how to reach them.";
        /// Legend.
        pub const VOICEMAIL: &str = "May we leave a message if you do not answer?";
        /// Legend.
        pub const SAY_WHO: &str = "May we say who is calling?";
        /// Hint.
        pub const BLANK_IS_NO: &str = "If you leave this blank, we take it as no.";
        /// Label.
        pub const TIMES: &str = "When is a good and safe time?";
        /// Hint.
        pub const TIMES_HINT: &str = "For example, weekdays before 3 in the afternoon.";
    }

    /// Consent.
    pub mod consent {
        /// Heading.
        pub const HELP_TITLE: &str = "Do you want this help?";
        /// Legend.
        pub const HELP_QUESTION: &str = "Do you want us to send your request?";
        /// Summary.
        pub const IF_NO: &str = "What happens if I say no?";
        /// Heading.
        pub const SHARE_TITLE: &str = "Who may see which part?";
        /// Lead.
        pub const SHARE_BLANK: &str = "Choose yes or no for each one. If you leave one blank, we take it as no. You can say no to all of them and still send your request.";
        /// Summary.
        pub const LAW: &str = "When the law lets people share anyway";
    }

    /// Check.
    pub mod check {
        /// Heading.
        pub const TITLE: &str = "Check your answers";
        /// Heading.
        pub const GOES_TO: &str = "Where this goes";
        /// Button.
        pub const SEND: &str = "Send my request";
        /// Under the button.
        pub const ONCE: &str = "You only need to press once. If you press twice, we still send it once.";
        /// Row.
        pub const WHERE: &str = "Where you live";
        /// Row.
        pub const DANGER: &str = "Someone in danger now";
        /// Answer.
        pub const DANGER_YES: &str = "Yes. We will mark this as urgent";
        /// Row.
        pub const WHO: &str = "Who it is for";
        /// Answer.
        pub const MY_FAMILY: &str = "My family";
        /// Row.
        pub const NAME: &str = "Your name";
        /// Row.
        pub const CHILDREN: &str = "The children";
        /// Row.
        pub const GOING_WELL: &str = "What is going well";
        /// Row.
        pub const WORRIES: &str = "What worries you";
        /// Row.
        pub const HELP: &str = "What would help";
        /// Row.
        pub const HELPERS: &str = "Who is there for you";
        /// Row.
        pub const NEEDS: &str = "What makes this easier";
        /// Row.
        pub const CONTACT: &str = "How to reach you";
        /// Row.
        pub const AGREE: &str = "You want this help";
        /// Row.
        pub const SHARE: &str = "Who may see what";
        /// Part of an answer.
        pub const TRUSTED: &str = "You trust";
        /// Part of an answer.
        pub const MAY_TALK: &str = "the team may talk to them";
        /// Part of an answer.
        pub const MAY_NOT_TALK: &str = "the team may not talk to them";
        /// Answer.
        pub const HAD_PLAN: &str = "You had a social worker or a plan before";
        /// Answer.
        pub const HAD_NO_PLAN: &str = "You did not have a social worker or a plan before";
        /// Part of an answer.
        pub const LANGUAGE: &str = "Language";
        /// Answer.
        pub const VOICEMAIL: &str = "We may leave a message";
        /// Answer.
        pub const NO_VOICEMAIL: &str = "Do not leave a message";
        /// Answer.
        pub const SAY_WHO: &str = "We may say who is calling";
        /// Answer.
        pub const DO_NOT_SAY_WHO: &str = "Do not say who is calling";
        /// Part of an answer.
        pub const TIMES: &str = "Good times";
        /// Answer.
        pub const SEES_NOTHING: &str = "nothing";
    }
}
