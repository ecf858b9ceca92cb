//! A store that keeps nothing refuses nearly everything: the same refusals, word for word, for every store that a test makes
//! for one part of storage alone.

/// Answers every method of the parts of storage that no test store keeps with this fault. What remains is the store's own to
/// say: `Store` itself, `Advice` and `Keeping`.
#[macro_export]
macro_rules! refuses_the_rest {
    ($store:ty, $fault:expr) => {
        const _: () = {
            use app::{
                domain::{
                    answers::Draft,
                    app_code::AppSecret,
                    concern::ConcernDraft,
                    door::Door,
                    helper::MailDomain,
                    ids::{
                        AccountId, ApprovedId, ConcernId, DeskPersonId, DraftId, FamilyId, HelpedId, MemberId,
                        PasskeyId, ReaderId, RequestId, SeatId, SendingId,
                    },
                    lock::{Carrier, Lock},
                    message::Message,
                    passkey::Passkey,
                    place::PlaceId,
                    plan::{PlanEvent, PlanKey},
                    reference::Reference,
                    request::Request,
                },
                ports::{
                    Account, AccountState, Approved, AtWork, Backlog, Backlogs, Book, BookChange, Books, CodeRow,
                    ConcernHolder, ConcernLine, ConcernStatus, Concerns, Consents, Desk, DeskActor, DeskHubs, DeskKey,
                    DeskLine, DeskPeople, DeskPerson, DueNotice, Fault, FoundSeat, Guess, HandOver, Handed, Helped,
                    HelperChase, HelperKey, Helping, HubNews, HubSays, Invitation, Joining, Late, LeadAsk, Leads,
                    Measures, Mine, NewAccount, NewDeskPerson, NewHelped, NewLeadAsk, NewPasskey, NewReader, NewSeat,
                    NewsTaken, NoticeChoice, NoticeDeed, Notices, OnceRow, Opened, OpenedConcern, Organisations,
                    Parked, Parking, Passkeys, PlanDates, PlanLine, PlanRequest, PlanTaken, Plans, Posted, Reader,
                    Readers, RequestStatus, Seat, SendingState, SentConsent, SentMeasure, Task, TaskDeed, Telling,
                    Used, VisitKey, Ways,
                },
            };
            use async_trait::async_trait;
            use jiff::{Timestamp, civil::Date};

            #[async_trait]
            impl Backlogs for $store {
                async fn backlog(&self) -> Result<Backlog, Fault> {
                    Err($fault)
                }
            }

            #[async_trait]
            impl Books for $store {
                async fn book(&self, _: FamilyId) -> Result<Book, Fault> {
                    Err($fault)
                }
                async fn write_book(&self, _: &BookChange) -> Result<bool, Fault> {
                    Err($fault)
                }
                async fn find_door(&self, _: &[u8; 32]) -> Result<Option<(FamilyId, Door)>, Fault> {
                    Err($fault)
                }
                async fn mine(&self, _: MemberId) -> Result<Mine, Fault> {
                    Err($fault)
                }
                async fn put_mine(&self, _: FamilyId, _: MemberId, _: &Mine, _: Timestamp) -> Result<(), Fault> {
                    Err($fault)
                }
                async fn requests_of(&self, _: MemberId) -> Result<Vec<RequestStatus>, Fault> {
                    Err($fault)
                }
                async fn members(&self, _: FamilyId) -> Result<Vec<MemberId>, Fault> {
                    Err($fault)
                }
            }

            #[async_trait]
            impl Ways for $store {
                async fn lock(&self, _: MemberId) -> Result<Option<Lock>, Fault> {
                    Err($fault)
                }
                async fn put_lock(&self, _: MemberId, _: &Lock, _: Timestamp) -> Result<(), Fault> {
                    Err($fault)
                }
                async fn count_guess(&self, _: MemberId, _: bool, _: Timestamp) -> Result<Guess, Fault> {
                    Err($fault)
                }
                async fn guess_was_right(&self, _: MemberId) -> Result<(), Fault> {
                    Err($fault)
                }
                async fn may_send(&self, _: MemberId, _: Timestamp) -> Result<bool, Fault> {
                    Err($fault)
                }
                async fn put_once(&self, _: MemberId, _: OnceRow) -> Result<(), Fault> {
                    Err($fault)
                }
                async fn try_once(&self, _: MemberId, _: &[u8; 32], _: Timestamp) -> Result<bool, Fault> {
                    Err($fault)
                }
                async fn begin_sending(&self, _: SendingId, _: Carrier, _: Timestamp) -> Result<(), Fault> {
                    Err($fault)
                }
                async fn note_sending(&self, _: SendingId, _: SendingState, _: Timestamp) -> Result<bool, Fault> {
                    Err($fault)
                }
                async fn invite(&self, _: MemberId, _: &CodeRow, _: Timestamp, _: Timestamp) -> Result<(), Fault> {
                    Err($fault)
                }
                async fn end_invitations(&self, _: MemberId, _: Timestamp) -> Result<(), Fault> {
                    Err($fault)
                }
                async fn invitations_of(&self, _: MemberId) -> Result<Vec<Invitation>, Fault> {
                    Err($fault)
                }
                async fn find_invitation(
                    &self,
                    _: &[u8; 32],
                    _: Timestamp,
                ) -> Result<Option<(FamilyId, String)>, Fault> {
                    Err($fault)
                }
                async fn join(&self, _: &Joining) -> Result<bool, Fault> {
                    Err($fault)
                }
            }

            #[async_trait]
            impl Notices for $store {
                async fn notice_choice(&self, _: RequestId) -> Result<Option<NoticeChoice>, Fault> {
                    Err($fault)
                }
                async fn choose_notices(&self, _: RequestId, _: NoticeDeed, _: Timestamp) -> Result<(), Fault> {
                    Err($fault)
                }
                async fn take_notice(
                    &self,
                    _: &[Carrier],
                    _: SendingId,
                    _: Timestamp,
                ) -> Result<Option<DueNotice>, Fault> {
                    Err($fault)
                }
                async fn notice_went(&self, _: SendingId, _: Posted, _: Timestamp) -> Result<(), Fault> {
                    Err($fault)
                }
                async fn notice_bounced(&self, _: SendingId, _: Timestamp) -> Result<(), Fault> {
                    Err($fault)
                }
            }

            #[async_trait]
            impl Telling for $store {
                async fn told(&self, _: RequestId, _: MemberId) -> Result<Option<Request>, Fault> {
                    Err($fault)
                }
                async fn is_own_request(&self, _: RequestId, _: MemberId) -> Result<bool, Fault> {
                    Err($fault)
                }
                async fn has_begun(&self, _: FamilyId) -> Result<bool, Fault> {
                    Err($fault)
                }
                async fn note_use(&self, _: FamilyId, _: Timestamp) -> Result<(), Fault> {
                    Err($fault)
                }
            }

            #[async_trait]
            impl Consents for $store {
                async fn sent_by(&self, _: FamilyId, _: MemberId) -> Result<Vec<SentConsent>, Fault> {
                    Err($fault)
                }
            }

            #[async_trait]
            impl Parking for $store {
                async fn park(&self, _: &VisitKey, _: &Parked, _: Timestamp) -> Result<(), Fault> {
                    Err($fault)
                }
                async fn parked(&self, _: &VisitKey, _: Timestamp) -> Result<Option<Parked>, Fault> {
                    Err($fault)
                }
                async fn unpark(&self, _: &VisitKey, _: Timestamp) -> Result<Option<Parked>, Fault> {
                    Err($fault)
                }
            }

            #[async_trait]
            impl Helping for $store {
                async fn begin_helped(&self, _: &Draft, _: &NewHelped, _: Timestamp) -> Result<(), Fault> {
                    Err($fault)
                }
                async fn helped_by(&self, _: HelperKey, _: Timestamp) -> Result<Vec<Helped>, Fault> {
                    Err($fault)
                }
                async fn save_helped(&self, _: HelperKey, _: &Draft, _: Timestamp) -> Result<bool, Fault> {
                    Err($fault)
                }
                async fn hand_over(
                    &self,
                    _: HelperKey,
                    _: HelpedId,
                    _: (HandOver, Timestamp),
                ) -> Result<Option<Handed>, Fault> {
                    Err($fault)
                }
                async fn take_over(&self, _: &[u8; 32], _: Timestamp) -> Result<Option<Handed>, Fault> {
                    Err($fault)
                }
                async fn may_ask_again(&self, _: Handed, _: Option<Date>) -> Result<(), Fault> {
                    Err($fault)
                }
                async fn chase_helped(&self, _: HelperKey, _: HelpedId, _: HelperChase) -> Result<bool, Fault> {
                    Err($fault)
                }
                async fn decline(&self, _: Handed, _: Timestamp) -> Result<(), Fault> {
                    Err($fault)
                }
            }

            #[async_trait]
            impl Organisations for $store {
                async fn organisations_of(&self, _: &AtWork) -> Result<Vec<(Approved, Vec<Account>)>, Fault> {
                    Err($fault)
                }
                async fn approve(&self, _: &AtWork, _: &Approved, _: Timestamp) -> Result<bool, Fault> {
                    Err($fault)
                }
                async fn stop_organisation(&self, _: &AtWork, _: ApprovedId, _: Timestamp) -> Result<(), Fault> {
                    Err($fault)
                }
                async fn approved(&self, _: &MailDomain) -> Result<Option<Approved>, Fault> {
                    Err($fault)
                }
                async fn make_account(&self, _: &NewAccount, _: Timestamp) -> Result<bool, Fault> {
                    Err($fault)
                }
                async fn account(&self, _: HelperKey) -> Result<Option<Account>, Fault> {
                    Err($fault)
                }
                async fn account_state(&self, _: HelperKey) -> Result<Option<AccountState>, Fault> {
                    Err($fault)
                }
                async fn use_app_code(&self, _: AccountId, _: i64, _: Timestamp) -> Result<bool, Fault> {
                    Err($fault)
                }
                async fn cut_off(&self, _: &AtWork, _: AccountId, _: Timestamp) -> Result<(), Fault> {
                    Err($fault)
                }
                async fn reset_account(&self, _: &AtWork, _: AccountId, _: Timestamp) -> Result<(), Fault> {
                    Err($fault)
                }
            }

            #[async_trait]
            impl Passkeys for $store {
                async fn passkeys(&self, _: MemberId) -> Result<Vec<Passkey>, Fault> {
                    Err($fault)
                }
                async fn add_passkey(&self, _: MemberId, _: &NewPasskey) -> Result<bool, Fault> {
                    Err($fault)
                }
                async fn remove_passkey(&self, _: MemberId, _: PasskeyId, _: Timestamp) -> Result<(), Fault> {
                    Err($fault)
                }
                async fn note_passkey_use(&self, _: MemberId, _: &Used) -> Result<bool, Fault> {
                    Err($fault)
                }
            }

            #[async_trait]
            impl Readers for $store {
                async fn let_read(&self, _: &NewReader, _: Timestamp) -> Result<(), Fault> {
                    Err($fault)
                }
                async fn reader_of(&self, _: DraftId, _: Timestamp) -> Result<Option<Reader>, Fault> {
                    Err($fault)
                }
                async fn stop_reader(&self, _: DraftId, _: Timestamp) -> Result<(), Fault> {
                    Err($fault)
                }
                async fn open_reading(&self, _: &[u8; 32], _: Timestamp) -> Result<Option<ReaderId>, Fault> {
                    Err($fault)
                }
                async fn reading(&self, _: ReaderId, _: Timestamp) -> Result<Option<Draft>, Fault> {
                    Err($fault)
                }
            }

            #[async_trait]
            impl Concerns for $store {
                async fn begin_concern(&self, _: ConcernHolder, _: &ConcernDraft, _: Timestamp) -> Result<bool, Fault> {
                    Err($fault)
                }
                async fn concerns_of(&self, _: ConcernHolder, _: Timestamp) -> Result<Vec<ConcernLine>, Fault> {
                    Err($fault)
                }
                async fn concern(
                    &self,
                    _: ConcernHolder,
                    _: ConcernId,
                    _: Timestamp,
                ) -> Result<Option<ConcernDraft>, Fault> {
                    Err($fault)
                }
                async fn save_concern(&self, _: ConcernHolder, _: &ConcernDraft, _: Timestamp) -> Result<bool, Fault> {
                    Err($fault)
                }
                async fn send_concern(
                    &self,
                    _: ConcernHolder,
                    _: &ConcernDraft,
                    _: (&Message, Timestamp),
                ) -> Result<bool, Fault> {
                    Err($fault)
                }
                async fn desk_concerns(&self, _: &DeskHubs) -> Result<Vec<ConcernStatus>, Fault> {
                    Err($fault)
                }
                async fn open_concern(
                    &self,
                    _: (DeskActor, &DeskHubs),
                    _: &Reference,
                    _: Timestamp,
                ) -> Result<Option<OpenedConcern>, Fault> {
                    Err($fault)
                }
            }

            #[async_trait]
            impl Desk for $store {
                async fn desk_lines(&self, _: &AtWork, _: u32) -> Result<Vec<DeskLine>, Fault> {
                    Err($fault)
                }
                async fn desk_status(&self, _: &AtWork, _: &Reference) -> Result<Option<RequestStatus>, Fault> {
                    Err($fault)
                }
                async fn open_case(&self, _: &AtWork, _: &Reference, _: Timestamp) -> Result<Opened, Fault> {
                    Err($fault)
                }
                async fn open_plan(&self, _: &AtWork, _: &Reference, _: Timestamp) -> Result<bool, Fault> {
                    Err($fault)
                }
                async fn take_desk_news(&self, _: &AtWork, _: &HubNews, _: Timestamp) -> Result<NewsTaken, Fault> {
                    Err($fault)
                }
                async fn desk_tasks(&self, _: &AtWork) -> Result<Vec<Task>, Fault> {
                    Err($fault)
                }
                async fn do_task(&self, _: &AtWork, _: i64, _: (TaskDeed, Timestamp)) -> Result<(), Fault> {
                    Err($fault)
                }
                async fn raise_late(&self, _: &[Late], _: Timestamp) -> Result<Vec<Reference>, Fault> {
                    Err($fault)
                }
                async fn openings_of(&self, _: MemberId) -> Result<Vec<(Reference, Timestamp)>, Fault> {
                    Err($fault)
                }
            }

            #[async_trait]
            impl DeskPeople for $store {
                async fn desk_people(&self, _: &[PlaceId]) -> Result<Vec<DeskPerson>, Fault> {
                    Err($fault)
                }
                async fn desk_person(&self, _: DeskPersonId) -> Result<Option<DeskPerson>, Fault> {
                    Err($fault)
                }
                async fn desk_person_at(&self, _: DeskKey) -> Result<Option<DeskPerson>, Fault> {
                    Err($fault)
                }
                async fn led_places(&self) -> Result<BTreeSet<PlaceId>, Fault> {
                    Err($fault)
                }
                async fn add_desk_person(&self, _: &AtWork, _: &NewDeskPerson, _: Timestamp) -> Result<bool, Fault> {
                    Err($fault)
                }
                async fn tie_app(
                    &self,
                    _: DeskPersonId,
                    _: (&AppSecret, i64),
                    _: Timestamp,
                ) -> Result<Option<i64>, Fault> {
                    Err($fault)
                }
                async fn use_desk_code(&self, _: DeskPersonId, _: i64, _: Timestamp) -> Result<bool, Fault> {
                    Err($fault)
                }
                async fn cut_off_desk_person(&self, _: &AtWork, _: DeskPersonId, _: Timestamp) -> Result<(), Fault> {
                    Err($fault)
                }
                async fn reset_desk_person(&self, _: &AtWork, _: DeskPersonId, _: Timestamp) -> Result<(), Fault> {
                    Err($fault)
                }
            }

            #[async_trait]
            impl Leads for $store {
                async fn ask_to_lead(&self, _: &NewLeadAsk, _: Timestamp) -> Result<bool, Fault> {
                    Err($fault)
                }
                async fn asked_to_lead(&self, _: HelperKey) -> Result<Vec<LeadAsk>, Fault> {
                    Err($fault)
                }
                async fn lead_answered(&self, _: RequestId, _: &PlanKey, _: Timestamp) -> Result<(), Fault> {
                    Err($fault)
                }
                async fn plan_request(&self, _: &Reference) -> Result<Option<PlanRequest>, Fault> {
                    Err($fault)
                }
                async fn note_plan_opened(&self, _: &Reference, _: Timestamp) -> Result<(), Fault> {
                    Err($fault)
                }
                async fn plan_lines(&self, _: &AtWork, _: u32) -> Result<Vec<PlanLine>, Fault> {
                    Err($fault)
                }
            }

            #[async_trait]
            impl Plans for $store {
                async fn hub_says(&self, _: &HubSays, _: Timestamp) -> Result<PlanTaken, Fault> {
                    Err($fault)
                }
                async fn seat_says(&self, _: RequestId, _: &Message, _: Timestamp) -> Result<bool, Fault> {
                    Err($fault)
                }
                async fn plan_events(&self, _: RequestId) -> Result<Vec<PlanEvent>, Fault> {
                    Err($fault)
                }
                async fn plan_for(&self, _: RequestId, _: &PlanKey) -> Result<Vec<PlanEvent>, Fault> {
                    Err($fault)
                }
                async fn plan_dates(&self, _: RequestId) -> Result<Option<PlanDates>, Fault> {
                    Err($fault)
                }
                async fn looked_at(&self, _: RequestId, _: &PlanKey) -> Result<Option<Timestamp>, Fault> {
                    Err($fault)
                }
                async fn look(&self, _: RequestId, _: &PlanKey, _: Timestamp) -> Result<Option<Timestamp>, Fault> {
                    Err($fault)
                }
                async fn make_seat(&self, _: &NewSeat, _: Timestamp) -> Result<bool, Fault> {
                    Err($fault)
                }
                async fn renew_seat(&self, _: SeatId, _: [u8; 32], _: Timestamp) -> Result<(), Fault> {
                    Err($fault)
                }
                async fn close_seat(&self, _: SeatId, _: Timestamp) -> Result<(), Fault> {
                    Err($fault)
                }
                async fn seats(&self, _: RequestId) -> Result<Vec<Seat>, Fault> {
                    Err($fault)
                }
                async fn seat(&self, _: SeatId) -> Result<Option<Seat>, Fault> {
                    Err($fault)
                }
                async fn find_seat(&self, _: &[u8; 32]) -> Result<Option<FoundSeat>, Fault> {
                    Err($fault)
                }
                async fn lock_seat(&self, _: SeatId, _: &str, _: Timestamp) -> Result<bool, Fault> {
                    Err($fault)
                }
            }

            #[async_trait]
            impl Measures for $store {
                async fn requests_since(&self, _: &PlaceId, _: Timestamp) -> Result<Vec<SentMeasure>, Fault> {
                    Err($fault)
                }
                async fn team_meetings_since(&self, _: &PlaceId, _: Date) -> Result<Vec<Date>, Fault> {
                    Err($fault)
                }
                async fn partner_leads_since(&self, _: &PlaceId, _: Timestamp) -> Result<Vec<Timestamp>, Fault> {
                    Err($fault)
                }
            }
        };
    };
}
